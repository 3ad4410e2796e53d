import { sendWatchedTrace } from "./fixtures/send-watched-trace";
import { expect, test } from "./fixtures/test";

test("what the kernel did stands on the very span, in words, with how sure that is", async ({
  incident,
  page,
  request,
}) => {
  const { traceId } = await sendWatchedTrace(request);
  await page.goto(`/traces/${traceId}`);
  const refused = incident.row("SELECT order").first();
  await refused.click();
  await expect(incident.details).toContainText("Kernel events");
  await expect(incident.details).toContainText(
    "connect to 127.0.0.1:5432 refused (ECONNREFUSED) after 350 µs",
  );
  await expect(incident.details).toContainText("unique");
  await incident.details.getByText("2 raw events").click();
  await expect(incident.details).toContainText('"type":"so_error"');
  await expect(
    incident.details.getByRole("button", { name: /Copy the anchor.*kernel:[0-9a-f]{32}/ }),
  ).toBeVisible();

  const tick = refused.getByRole("img", { name: /connect to 127.0.0.1:5432 refused/ });
  await expect(tick).toHaveAttribute("data-kernel-tick", "failed");
  const held = incident.row("recount stock").getByRole("img", { name: /held lock/ });
  await expect(held).toHaveAttribute("data-kernel-tick", "ok");
});

test("the kernel's tab lists, filters and leads to the span; what was lost or not watched is said", async ({
  incident,
  page,
  request,
}) => {
  const { traceId, host } = await sendWatchedTrace(request);
  await page.goto(`/traces/${traceId}`);
  await page.getByRole("tab", { name: /^Kernel 7/ }).click();
  await expect(page).toHaveURL(/tab=kernel/);
  const list = page.getByRole("region", { name: "Kernel events" });
  await expect(list.getByRole("listitem")).toHaveCount(7);
  await expect(page.getByText("capture incomplete: 9 lost")).toBeVisible();
  await expect(page.getByText(`watched: ${host} · not watched: host-gateway`)).toBeAttached();

  await page.getByRole("button", { name: "Exact", exact: true }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  await expect(list).toContainText("open /srv/prices.json failed: no such file (ENOENT)");
  await page.getByRole("button", { name: "All", exact: true }).last().click();
  await page.getByRole("button", { name: /^Network/ }).click();
  await expect(list.getByRole("listitem")).toHaveCount(4);
  await expect(page.getByText("4 of 7 facts")).toBeVisible();

  await list
    .getByRole("button", { name: /waited 80.0 ms for lock/ })
    .first()
    .click();
  await expect(incident.selectedRow()).toContainText("reserve stock");

  await page.getByRole("tab", { name: "Timeline" }).click();
  await expect(page.getByText("19 entries")).toBeVisible();
  await page.getByRole("button", { name: /^Spans/ }).click();
  await expect(page.getByRole("button", { name: /held lock .*\(unique\)/ })).toBeVisible();
});

test("the causal graph tells who held the lock, and marks what the kernel saw", async ({
  incident,
  page,
  request,
}) => {
  const { traceId } = await sendWatchedTrace(request);
  await page.goto(`/traces/${traceId}`);
  const marked = incident.graphNode("connect → 127.0.0.1:5432 refused ×2");
  await expect(marked).toContainText("▲");
  await expect(incident.graphNode("held lock 7f3ac01e4b50")).toBeVisible();
  await expect(page.getByText(/resource-conflict: kernel: waited 80 ms/)).toBeAttached();
});

test("without a capture it is told how to make one", async ({ page, request }) => {
  const { traceId } = await sendWatchedTrace(request, { capture: false });
  await page.goto(`/traces/${traceId}?tab=kernel`);
  await expect(page.getByText("No kernel capture covers this trace")).toBeVisible();
  await expect(page.getByText("npm run --silent faultline -- capture")).toBeVisible();
});
