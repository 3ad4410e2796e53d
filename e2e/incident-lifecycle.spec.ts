import { randomUUID } from "node:crypto";
import { fireAlert } from "./fixtures/fire-alert";
import { expect, test } from "./fixtures/test";

test("an incident is assigned, noted on and found in its activity by keyboard alone", async ({
  incident,
  list,
  page,
  request,
}) => {
  const alert = await fireAlert(request);
  const name = `Mia ${randomUUID().slice(0, 8)}`;
  await list.openIncident(alert.id);
  await expect(incident.action("Assign")).toBeVisible();
  await page.keyboard.press("Shift+T");
  await expect(page.getByRole("combobox")).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole("option", { name })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(incident.action(`Assigned to ${name}`)).toBeVisible();

  await page.keyboard.press("Shift+N");
  const field = page.getByRole("textbox", { name: "Note" });
  await expect(field).toBeFocused();
  await page.keyboard.type("<b>rolled back</b>");
  await page.keyboard.press("Tab");
  await page.keyboard.type(name);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("list", { name: "Notes" })).toContainText("<b>rolled back</b>");
  const activity = page.getByRole("list", { name: /^What happened/ });
  await expect(activity).toContainText(`is assigned to ${name}`);
  await expect(activity).toContainText(`${name} notes`);
  await page.getByRole("button", { name: /^note/ }).click();
  await expect(activity.getByRole("listitem")).toHaveCount(1);
  await expect(page).toHaveURL(/activity=note/);
  await alert.resolve();
});

test("an incident is merged into another by keyboard, leads there, and is taken out again", async ({
  incident,
  list,
  page,
  request,
}) => {
  const [one, other] = [await fireAlert(request), await fireAlert(request)];
  await list.openIncident(one.id);
  await expect(incident.action("Acknowledge")).toBeVisible();
  const path = new URL(page.url()).pathname;
  await page.keyboard.press("Shift+M");
  await page.keyboard.type(other.id);
  await expect(page.getByRole("option")).toHaveCount(1);
  await expect(page.getByRole("option")).toContainText(other.id);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(other.id);
  await expect(page.getByRole("main")).toContainText("2 of 2 alerts firing");
  await page.goto(path);
  await expect(page.getByRole("main")).toContainText(/Merged into INC-\d+/);
  await page.getByRole("button", { name: /^Take it out of/ }).click();
  await expect(incident.status()).toHaveText(/triggered/);
  await expect(page.getByRole("main")).toContainText("1 of 1 alert firing");
  await one.resolve();
  await other.resolve();
});
