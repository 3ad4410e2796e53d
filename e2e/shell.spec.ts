import { expect, test } from "./fixtures/test";

test("the palette finds an incident and opens it", async ({ list, page }) => {
  await list.open();
  await expect(list.firing()).toBeVisible();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog");
  await palette.getByRole("combobox").fill("GET /cart");
  await expect(palette.getByText("GET /cart burns its availability budget")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/incidents\/INC-\d+/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("GET /cart");
});

test("the palette opens a trace by its id", async ({ page, request }) => {
  const { items } = await (await request.get("/api/traces?limit=1")).json();
  const { traceId } = items[0];
  await page.goto("/incidents");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill(traceId);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/traces/${traceId}`));
});

test("? shows the keys of the page, and Escape leaves", async ({ list, page }) => {
  await list.open();
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(sheet).toContainText("Next row");
  await expect(sheet).toContainText("Search the incidents");
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
});

test("theme and time zone are kept from page to page and over a reload", async ({ list, page }) => {
  await list.open();
  await page.getByRole("button", { name: /^Theme/ }).click();
  await page.getByRole("menuitemradio", { name: /dark/i }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: /^Time zone/ }).click();
  await page.getByRole("menuitemradio", { name: /UTC/ }).first().click();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("button", { name: /^Time zone/ })).toContainText("UTC");
});

test("an address that leads nowhere says so, with a way back", async ({ page }) => {
  const response = await page.goto("/nowhere");
  expect(response?.status()).toBe(404);
  await page.getByRole("main").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/incidents/);
});

test("on a phone a row keeps its name and what matters, and every area is two taps away", async ({
  list,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await list.open();
  const row = list.firing();
  for (const part of ["SEV1", "triggered", "POST /checkout burns its availability budget"]) {
    await expect(row.getByText(part)).toBeInViewport();
  }
  await expect(row.getByText(/ago$/)).toBeInViewport();
  await expect(list.topSuspect(row)).toBeInViewport();
  for (const [area, name] of [
    ["Services", "gateway"],
    ["SLOs", "Checkout succeeds"],
    ["Evaluations", "The recorded demo"],
  ] as const) {
    await page.getByRole("banner").getByRole("button").first().click();
    await page.getByRole("menuitemradio", { name: area }).click();
    const link = page.getByRole("main").getByRole("table").getByRole("link", { name, exact: true });
    await expect(link.first()).toBeInViewport({ ratio: 1 });
  }
});
