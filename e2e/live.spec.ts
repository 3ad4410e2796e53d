import { fireAlert } from "./fixtures/fire-alert";
import { expect, test } from "./fixtures/test";

const DAY_MS = 86_400_000;

test("an incident that arrives while the list is open appears, and so does its end", async ({
  list,
  page,
  request,
}) => {
  await list.open();
  await expect(list.firing()).toBeVisible();
  const alert = await fireAlert(request);
  const row = list.row(`Arrives ${alert.id}`);
  await expect(row).toContainText("triggered");
  await expect(row).toContainText("new");
  await expect(page.getByRole("status").filter({ hasText: alert.id })).toContainText("New:");
  await alert.repeat();
  await alert.resolve();
  await expect(row).toContainText("resolved");
  await expect(row).toHaveCount(1);
});

test("of those that arrive, a filtered list shows only what passes the filter", async ({
  list,
  page,
  request,
}) => {
  const shown = await fireAlert(request, { severity: "page" });
  const other = await fireAlert(request);
  await list.open(`?q=${shown.id}`);
  await expect(list.rows()).toHaveCount(1);
  await list.open("?severity=sev1");
  await expect(list.row(shown.id)).toBeVisible();
  const later = await fireAlert(request, { severity: "page" });
  const hidden = await fireAlert(request);
  await expect(list.row(later.id)).toBeVisible();
  await expect(list.row(hidden.id)).toHaveCount(0);
  await expect(list.row(other.id)).toHaveCount(0);
  await expect(page).toHaveURL(/severity=sev1/);
  for (const alert of [shown, other, later, hidden]) await alert.resolve();
});

test("an open incident follows what others do to it", async ({ list, page, request }) => {
  const alert = await fireAlert(request);
  await list.openIncident(alert.id);
  await page.keyboard.press("a");
  await expect(page.getByText("acknowledged").first()).toBeVisible();
  await alert.resolve();
  await expect(page.getByText("resolved").first()).toBeVisible();
});

test("an incident without telemetry says what was searched for", async ({
  list,
  page,
  request,
}) => {
  const alert = await fireAlert(request, { startsAt: new Date(Date.now() - 40 * DAY_MS) });
  await alert.resolve();
  await list.openIncident(alert.id);
  await expect(page.getByText(/no request of service nobody/i).first()).toBeVisible();
});

test("a list stays live while the browser believes that there is no network", async ({
  list,
  page,
  request,
}) => {
  await list.open();
  await expect(list.firing()).toBeVisible();
  // What a browser tells its pages when Wi-Fi goes; a server on the same machine is still there.
  await page.evaluate(() => window.dispatchEvent(new Event("offline")));
  const alert = await fireAlert(request);
  await expect(list.row(alert.id)).toContainText("triggered");
  await alert.resolve();
});
