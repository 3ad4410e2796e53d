import { expect, test } from "./fixtures/test";

test("the list of traces is narrowed by service and by failure, and opens a trace", async ({
  incident,
  page,
}) => {
  await page.goto("/traces");
  const table = page.getByRole("table", { name: "Traces" });
  const rows = table.locator("[data-row-link]");
  await expect(rows.first()).toBeVisible();
  await page.goto("/traces?service=gateway&errors=true");
  await expect(rows.first()).toBeVisible();
  await rows.first().click();
  await expect(page).toHaveURL(/\/traces\/[0-9a-f]{32}/);
  await expect(incident.selectedRow()).toBeVisible();
  await expect(incident.details).toContainText(/error/);
});

test("a trace can be searched, and its rows folded and unfolded by keys", async ({
  incident,
  list,
  page,
}) => {
  await list.open();
  await list.firing().getByRole("link").first().click();
  await expect(incident.selectedRow()).toBeVisible();
  await page.keyboard.press("[");
  await expect(incident.waterfall.getByRole("row")).toHaveCount(1);
  await page.keyboard.press("]");
  await expect(incident.row("payments.convert_amount")).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type("convert_amount");
  await page.keyboard.press("Enter");
  await expect(incident.selectedRow()).toContainText("payments.convert_amount");
});

test("a trace that was never received says so", async ({ page }) => {
  await page.goto(`/traces/${"a".repeat(32)}`);
  await expect(page.getByText("No span of this trace is stored")).toBeVisible();
});

test("what is no trace id is not found", async ({ page }) => {
  const response = await page.goto("/traces/xyz");
  expect(response?.status()).toBe(404);
});

test("a trace comes back as OTLP that the receiver takes again, changing nothing", async ({
  request,
}) => {
  const { items } = await (await request.get("/api/traces?limit=1&service=gateway")).json();
  const address = `/api/traces/${items[0].traceId}`;
  const before = await (await request.get(address)).json();
  const otlp = await (await request.get(`${address}?format=otlp`)).json();
  const answer = await request.post("/v1/traces", { data: otlp });
  expect([answer.status(), await answer.json()]).toEqual([200, {}]);
  expect(await (await request.get(address)).json()).toEqual(before);
});
