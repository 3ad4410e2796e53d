import { expect, test } from "./fixtures/test";

const EXCEPTION = /DecimalOverflowError/;

test("the list shows what fires first, then what was resolved, the newest first", async ({
  list,
}) => {
  await list.open();
  await expect(list.firing()).toBeVisible();
  await expect(list.recorded("resolved")).toHaveCount(5);
  const last = list.recorded("resolved").last();
  await expect(last).toContainText("POST /checkout burns its availability budget 138.5×");
});

test("filters live in the address and outlast a reload", async ({ list, page }) => {
  await list.open();
  await list.status("resolved").click();
  await expect(page).toHaveURL(/status=resolved/);
  await expect(list.firing()).toHaveCount(0);
  await list.search.fill("/orders");
  await expect(list.rows()).toHaveCount(1);
  await expect(page).toHaveURL(/q=/);
  await page.reload();
  await expect(list.rows()).toHaveCount(1);
  await expect(list.search).toHaveValue("/orders");
  await list.search.fill("no incident is called this");
  await expect(page.getByText(/no incident/i).first()).toBeVisible();
  await page.getByRole("button", { name: "Clear" }).first().click();
  await expect(list.recorded("resolved")).toHaveCount(5);
});

test("by mouse from the list to the span that failed, its exception and its logs", async ({
  list,
  incident,
  page,
}) => {
  await list.open();
  await list.firing().getByRole("link").first().click();
  await expect(page).toHaveURL(/\/incidents\/INC-\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("POST /checkout burns");
  await incident.row("payments.convert_amount").click();
  await expect(incident.selectedRow()).toContainText("payments.convert_amount");
  await expect(incident.details).toContainText(EXCEPTION);
  await expect(incident.details).toContainText("decimal overflow: 20 fractional digits");
  await page.getByRole("tab", { name: /^Logs/ }).click();
  await expect(incident.logs).toContainText("unhandled error in request handler");
});

test("by keyboard alone from the list to the span that failed", async ({
  list,
  incident,
  page,
}) => {
  await list.open();
  await expect(list.firing()).toBeVisible();
  const firing = list.firing().locator("[data-row-link]");
  await page.keyboard.press("Home");
  for (let step = 0; step < 10; step += 1) {
    if (await firing.evaluate((link) => link === document.activeElement)) break;
    await page.keyboard.press("j");
  }
  await expect(firing).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(incident.selectedRow()).toBeVisible();
  // The failure that is selected at first is where it began; from the top again, error by error.
  await page.keyboard.press("n");
  await page.keyboard.press("p");
  await expect(incident.selectedRow()).toContainText("payments.convert_amount");
  await page.keyboard.press("Enter");
  await expect(incident.details.getByRole("region", { name: "Span details" })).toBeFocused();
  await expect(incident.details).toContainText(EXCEPTION);
});

test("a link to a span opens that span", async ({ list, incident, page }) => {
  await list.open();
  await list.firing().getByRole("link").first().click();
  await incident.row("payments POST /charges").click();
  await expect.poll(() => incident.spanInAddress()).not.toBeNull();
  const address = page.url();
  await page.goto("/traces");
  await page.goto(address);
  await expect(incident.selectedRow()).toContainText("payments POST /charges");
  await expect(incident.details).toContainText("POST /charges");
});

test("the causal graph and the waterfall share the selection, both ways", async ({
  list,
  incident,
}) => {
  await list.open();
  await list.firing().getByRole("link").first().click();
  await incident.graphNode("checkout.place_order").click();
  await expect(incident.selectedRow()).toContainText("checkout.place_order");
  await incident.row("payments.convert_amount").click();
  await expect(incident.graphNode("payments.convert_amount")).toBeVisible();
  await expect(incident.details).toContainText(EXCEPTION);
});

test("another trace of the evidence is shown when it is chosen, and its address with it", async ({
  list,
  incident,
  page,
}) => {
  await list.open();
  await list.firing().getByRole("link").first().click();
  await expect(incident.selectedRow()).toBeVisible();
  const second = incident.evidence.getByRole("button").nth(1);
  await second.click();
  await expect(page).toHaveURL(/trace=[0-9a-f]{32}/);
  const chosen = new URL(page.url()).searchParams.get("trace");
  await page.keyboard.press(",");
  await expect.poll(() => new URL(page.url()).searchParams.get("trace")).not.toBe(chosen);
  await page.keyboard.press(".");
  await expect.poll(() => new URL(page.url()).searchParams.get("trace")).toBe(chosen);
});

test("every reason why a trace was kept can be read", async ({ list, page }) => {
  await list.open();
  await list.firing().getByRole("link").first().click();
  await page.getByRole("tab", { name: /^Evidence/ }).click();
  await expect(page.getByText(/POST \/checkout failed after .* ms: /).first()).toBeVisible();
  await expect(page.getByText(/POST \/checkout ended well after/).first()).toBeVisible();
});

test("an incident that does not exist says so, and how to go on", async ({ page }) => {
  await page.goto("/incidents/INC-99999");
  await expect(page.getByText("There is no such incident")).toBeVisible();
  await page.getByRole("link", { name: "To the incidents", exact: true }).click();
  await expect(page).toHaveURL(/\/incidents$/);
});
