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

test("a search by key=value finds spans by what they carry, alone with their callers if wanted", async ({
  incident,
  list,
  page,
}) => {
  await list.open();
  await list.firing().getByRole("link").first().click();
  await incident.row("checkout.place_order").click();
  await page.keyboard.press("/");
  await page.keyboard.type("feature_flag.key=decimal_mode status=error");
  await page.keyboard.press("Enter");
  await expect(incident.selectedRow()).toContainText("payments.convert_amount");
  await page.getByRole("button", { name: "Only" }).click();
  await expect(page).toHaveURL(/only=true/);
  await expect(incident.row("inventory")).toHaveCount(0);
  await expect(incident.row("payments.convert_amount")).toBeVisible();
  await page.reload();
  await expect(incident.row("inventory")).toHaveCount(0);
});

test("one subtree is shown alone, by key, until everything is asked for again", async ({
  incident,
  list,
  page,
}) => {
  await list.open();
  await list.firing().getByRole("link").first().click();
  await incident.row("payments POST /charges").click();
  await page.keyboard.press("v");
  await expect(page).toHaveURL(/focus=/);
  await expect(incident.waterfall.getByRole("row")).toHaveCount(2);
  await page.getByRole("button", { name: /Whole trace/ }).click();
  await expect(incident.row("gateway").first()).toBeVisible();
});

test("the callers of a span lead up to the root", async ({ incident, list, page }) => {
  await list.open();
  await list.firing().getByRole("link").first().click();
  await incident.row("payments.convert_amount").click();
  const callers = page.getByRole("navigation", { name: "Callers of the span" });
  await callers.getByRole("button", { name: "checkout.place_order" }).click();
  await expect(incident.selectedRow()).toContainText("checkout.place_order");
});
