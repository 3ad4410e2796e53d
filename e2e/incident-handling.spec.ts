import { fireAlert } from "./fixtures/fire-alert";
import { expect, test } from "./fixtures/test";

test("an incident goes from triggered to mitigated and back, and the list says so", async ({
  incident,
  list,
  page,
  request,
}) => {
  const alert = await fireAlert(request);
  await list.openIncident(alert.id);
  await incident.action("Acknowledge").click();
  await expect(incident.status()).toHaveText(/acknowledged/);
  await expect(incident.action("Acknowledge")).toHaveCount(0);
  await incident.action("Mitigate").click();
  await expect(incident.status()).toHaveText(/mitigated/);
  await incident.action("Reopen").click();
  await expect(incident.status()).toHaveText(/triggered/);
  await incident.action("Acknowledge").click();
  await expect(incident.status()).toHaveText(/acknowledged/);
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`q=${alert.id}`));
  await expect(list.row(alert.id)).toContainText("acknowledged");
  await alert.resolve();
});

test("what was resolved here stays resolved over a reload, and is reopened here", async ({
  incident,
  list,
  page,
  request,
}) => {
  const alert = await fireAlert(request);
  await list.openIncident(alert.id);
  await incident.action("Resolve").click();
  await expect(incident.status()).toHaveText(/resolved/);
  await page.reload();
  await expect(incident.status()).toHaveText(/resolved/);
  await incident.action("Reopen").click();
  await expect(incident.status()).toHaveText(/triggered/);
  await alert.resolve();
});

test("Back leads from an incident to the list as it was filtered", async ({ list, page }) => {
  await list.open();
  await list.severity("SEV1").click();
  await list.status("resolved").click();
  await list.search.fill("GET /cart");
  await expect(list.rows()).toHaveCount(1);
  await expect(page).toHaveURL(/q=GET/);
  await list.rows().getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("GET /cart");
  await page.goBack();
  await expect(list.rows()).toHaveCount(1);
  await expect(list.search).toHaveValue("GET /cart");
  await expect(list.severity("SEV1")).toHaveAttribute("aria-pressed", "true");
  await expect(list.status("resolved")).toHaveAttribute("aria-pressed", "true");
});

test("the list is narrowed by a service, and by the id of an incident", async ({ list, page }) => {
  await list.open();
  await expect(list.firing()).toBeVisible();
  const services = page.getByRole("group", { name: "Service" });
  await services.getByRole("button", { name: /^gateway\b/ }).click();
  await expect(page).toHaveURL(/service=gateway/);
  await expect(list.row("nobody")).toHaveCount(0);
  const id = (await list.firing().getByRole("link").first().getAttribute("href"))?.split("/")[2];
  await list.search.fill(id ?? "");
  await expect(list.rows()).toHaveCount(1);
  await expect(list.rows()).toContainText("POST /checkout");
});

test("from the search by keyboard alone: / text Enter Enter opens the first that matches", async ({
  list,
  page,
}) => {
  await list.open();
  await expect(list.firing()).toBeVisible();
  await page.keyboard.press("/");
  await expect(list.search).toBeFocused();
  await page.keyboard.type("GET /cart");
  await expect(list.rows()).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(list.rows().locator("[data-row-link]")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("GET /cart");
});
