import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixtures/test";

/** Incidents that nobody else fires, all with `tag` in their title; two unless severities are named. */
async function fire(
  request: APIRequestContext,
  severities: readonly string[] = ["info", "info"],
): Promise<string> {
  const tag = randomUUID();
  const alerts = severities.map((severity, index) => ({
    id: `${tag}-${index + 1}`,
    group: `${tag}-${index + 1}`,
    status: "firing",
    severity,
    title: `Bulk ${tag} ${index + 1}`,
  }));
  expect((await request.post("/api/alerts/plain", { data: alerts })).status()).toBe(200);
  return tag;
}

test("several incidents are acknowledged and resolved by keyboard alone", async ({
  list,
  page,
  request,
}) => {
  const tag = await fire(request);
  await list.open(`?q=${tag}`);
  await expect(list.rows()).toHaveCount(2);
  await page.keyboard.press("Home");
  await page.keyboard.press("x");
  await page.keyboard.press("Shift+J");
  const bar = page.getByRole("region", { name: "Selected incidents" });
  await expect(bar).toContainText("2 selected");
  await page.keyboard.press("a");
  const told = page.getByRole("region", { name: "What became of them" });
  await expect(told).toContainText("2 incidents acknowledged.");
  await expect(list.row("acknowledged")).toHaveCount(2);
  await expect(bar).toHaveCount(0);
  await page.keyboard.press("x");
  await expect(bar).toContainText("1 selected");
  await page.keyboard.press("Shift+X");
  await expect(bar).toContainText("2 selected");
  await page.keyboard.press("r");
  await expect(page.getByRole("dialog", { name: "Resolve 2 incidents?" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(told).toContainText("2 incidents resolved.");
  await expect(list.row("resolved")).toHaveCount(2);
});

test("a saved view is shared by its link, and says so when it was deleted", async ({
  list,
  page,
  request,
}) => {
  const tag = await fire(request);
  await list.open(`?q=${tag}`);
  await list.status("triggered").click();
  await expect(page).toHaveURL(/status=triggered/);
  await page.getByRole("button", { name: /^View:/ }).click();
  await page.getByRole("menuitem", { name: "Save as…" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(tag);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/view=\d+/);
  const link = `?view=${new URL(page.url()).searchParams.get("view")}`;
  await list.open();
  await list.open(link);
  await expect(page.getByRole("button", { name: `View: ${tag}` })).toBeVisible();
  await expect(list.rows()).toHaveCount(2);
  await expect(list.status("triggered")).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: `View: ${tag}` }).click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await list.open(link);
  await expect(page.getByText("This view is not there any more")).toBeVisible();
  await resolveAll(request, tag);
});

test("the list is sorted by keyboard, outlasts a reload, and goes back to its usual order", async ({
  list,
  page,
  request,
}) => {
  const tag = await fire(request, ["info", "critical"]);
  const titled = (number: number) => new RegExp(`${tag} ${number}`);
  await list.open(`?q=${tag}`);
  await expect(list.rows()).toHaveText([titled(2), titled(1)]);
  const head = page.getByRole("columnheader", { name: "Sev" });
  await head.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await page.keyboard.press("Enter");
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(/sort=-severity/);
  await expect(list.rows()).toHaveText([titled(1), titled(2)]);
  await page.reload();
  await expect(list.rows()).toHaveText([titled(1), titled(2)]);
  await expect(head).toHaveAttribute("aria-sort", "descending");
  await head.getByRole("button").press("Enter");
  await expect(page).not.toHaveURL(/sort=/);
  await expect(head).toHaveAttribute("aria-sort", "none");
  await expect(list.rows()).toHaveText([titled(2), titled(1)]);
  await resolveAll(request, tag);
});

async function resolveAll(request: APIRequestContext, tag: string): Promise<void> {
  const { items } = await (await request.get(`/api/incidents?q=${tag}`)).json();
  const ids = items.map(({ id }: { id: string }) => id);
  const resolved = await request.patch("/api/incidents", { data: { ids, status: "resolved" } });
  expect(resolved.status()).toBe(200);
}
