import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";

test.beforeEach(({ context }) => context.grantPermissions(["clipboard-read", "clipboard-write"]));

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const param = (address: string, name: string) => new URL(address).searchParams.get(name);

test("the copied link to a span opens that span, its trace and nothing else", async ({
  incident,
  list,
  page,
}) => {
  await list.openFiring();
  await incident.row("payments POST /charges").click();
  await expect(incident.selectedRow()).toContainText("payments POST /charges");
  await incident.copySpanLink().click();
  const link = await copied(page);
  expect(param(link, "span")).toMatch(/^[0-9a-f]{16}$/);
  await page.goto("/traces");
  await page.goto(link);
  await expect(incident.selectedRow()).toContainText("payments POST /charges");
});

test("the link to a span names the trace that is shown, however one came to it", async ({
  incident,
  list,
  page,
  request,
}) => {
  await list.openFiring();
  await expect(incident.selectedRow()).toBeVisible();
  const id = new URL(page.url()).pathname.split("/").at(-1);
  const { leadTraceId } = await (await request.get(`/api/incidents/${id}`)).json();
  // There, back and there again: the second time everything is at hand, and shown at once.
  for (const key of [".", ",", "."]) {
    const before = page.url();
    await page.keyboard.press(key);
    await expect(page).not.toHaveURL(before);
    await expect(incident.details).toContainText(/[0-9a-f]{16}/);
    const shown = param(page.url(), "trace") ?? leadTraceId;
    const copiedTrace = async () => {
      await incident.copySpanLink().click();
      return param(await copied(page), "trace");
    };
    await expect.poll(copiedTrace).toBe(shown);
  }
});

test("y copies the view as it is: the tab that is open, the span that is selected", async ({
  incident,
  list,
  page,
}) => {
  await list.openFiring();
  await page.getByRole("tab", { name: /^Alerts/ }).click();
  await incident.row("checkout.place_order").click();
  await expect.poll(() => incident.spanInAddress()).not.toBeNull();
  await page.keyboard.press("y");
  await expect.poll(() => copied(page)).toBe(page.url());
  await page.goto("/incidents");
  await page.goto(await copied(page));
  await expect(page.getByRole("tab", { name: /^Alerts/ })).toHaveAttribute("aria-selected", "true");
  await expect(incident.selectedRow()).toContainText("checkout.place_order");
});

test("a link to a span that the trace does not have says so, and shows the trace", async ({
  incident,
  page,
  request,
}) => {
  const { items } = await (await request.get("/api/traces?limit=1&service=gateway")).json();
  await page.goto(`/traces/${items[0].traceId}?span=${"f".repeat(16)}`);
  await expect(page.getByText("f".repeat(16)).first()).toBeVisible();
  await expect(incident.waterfall.getByRole("row").first()).toBeVisible();
  await expect(incident.selectedRow()).toHaveCount(1);
  await expect(incident.details).toContainText(/[0-9a-f]{16}/);
  await page.getByRole("button", { name: /Dismiss/ }).click();
  await expect(page.getByText("f".repeat(16))).toHaveCount(0);
  expect(incident.spanInAddress()).toBeNull();
});

test("a record of the logs leads to its span, and the span shows its records", async ({
  incident,
  list,
  page,
}) => {
  await list.openFiring();
  await incident.row("gateway").first().click();
  await page.getByRole("tab", { name: /^Logs/ }).click();
  await page.getByRole("button", { name: "Error+" }).click();
  const record = incident.logs.getByRole("button").filter({ hasText: "unhandled error" }).first();
  const service = /payments|checkout|gateway/.exec((await record.textContent()) ?? "")?.[0] ?? "";
  await record.click();
  await expect(incident.selectedRow()).toContainText(service);
  await expect(incident.details).toContainText("Logs of this span");
  await expect(incident.details).toContainText("unhandled error");
  await expect(incident.selectedRow().getByTitle(/log/).first()).toBeAttached();
});
