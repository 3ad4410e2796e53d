import { expect, test } from "./fixtures/test";

test("the filters of the traces are typed and pressed, and the link keeps them", async ({
  page,
  traces,
}) => {
  await traces.open();
  await traces.service.fill("payments");
  await expect(page).toHaveURL(/service=payments/);
  await traces.errorsOnly.click();
  await expect(page).toHaveURL(/errors=true/);
  await expect(traces.rows().first()).toBeVisible();
  await page.reload();
  await expect(traces.service).toHaveValue("payments");
  await expect(traces.errorsOnly).toHaveAttribute("aria-pressed", "true");
  await expect(traces.rows().first()).toBeVisible();
  await traces.service.fill("no service is called this");
  await expect(page.getByText("No trace matches these filters")).toBeVisible();
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect(traces.rows().first()).toBeVisible();
  await expect(page).toHaveURL(/\/traces$/);
});

test("a least duration is understood as people write it, and told where it is not", async ({
  page,
  traces,
}) => {
  await traces.open();
  await traces.atLeast.fill("soon");
  await expect(traces.atLeast).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("A duration looks like 350 ms or 1.2 s")).toBeVisible();
  await traces.atLeast.fill("1.2s");
  await expect(page).toHaveURL(/minDuration=1\.2s/);
  await expect(traces.atLeast).toHaveAttribute("aria-invalid", "false");
  await expect(traces.durations().filter({ hasText: /ms|µs/ })).toHaveCount(0);
  await expect(traces.durations().first()).toContainText(/\d s/);
});

test("more traces are loaded at the end of the list, none of them twice", async ({
  page,
  traces,
}) => {
  await traces.open();
  await expect(traces.rows().first()).toBeVisible();
  const before = await traces.rows().count();
  await page.getByRole("button", { name: "Load more" }).click();
  await expect.poll(() => traces.rows().count()).toBeGreaterThan(before);
  const ids = await traces.ids();
  expect(new Set(ids).size).toBe(ids.length);
});

test("a pasted trace id opens its trace; a traceparent opens its span; other text is marked", async ({
  incident,
  page,
  request,
  traces,
}) => {
  const { items } = await (await request.get("/api/traces?limit=1&service=gateway")).json();
  const { traceId } = items[0];
  await traces.open();
  await traces.goTo.fill("not an id");
  await expect(traces.goTo).toHaveAttribute("aria-invalid", "true");
  await traces.goTo.press("Enter");
  await expect(page).toHaveURL(/\/traces$/);
  await traces.goTo.fill(traceId);
  await traces.goTo.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/traces/${traceId}$`));
  await expect(incident.selectedRow()).toBeVisible();
  await incident.waterfall.getByRole("row").nth(1).click();
  await expect.poll(() => incident.spanInAddress()).not.toBeNull();
  const spanId = incident.spanInAddress();
  await traces.open();
  await traces.goTo.fill(`00-${traceId}-${spanId}-01`);
  await traces.goTo.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/traces/${traceId}\\?span=${spanId}`));
});

test("by keyboard alone from the traces to one of them, and from error to error", async ({
  incident,
  page,
  traces,
}) => {
  await page.goto("/traces?service=gateway&errors=true");
  await expect(traces.rows().first()).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(traces.links().first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(incident.selectedRow()).toBeVisible();
  await page.keyboard.press("k");
  await page.keyboard.press("n");
  await expect(incident.selectedRow().getByRole("img", { name: /fail/ })).toBeVisible();
});
