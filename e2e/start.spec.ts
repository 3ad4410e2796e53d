import { expect, test } from "./fixtures/test";

test("the started product is healthy and says which database it uses", async ({ request }) => {
  const response = await request.get("/api/health");
  expect(response.status()).toBe(200);
  expect(await response.json()).toMatchObject({ status: "ok", database: "embedded" });
});

test("its address opens on the incidents", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/incidents/);
  await expect(page).toHaveTitle(/Faultline/);
});
