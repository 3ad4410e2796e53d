import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { sendRepeatedCalls } from "./fixtures/send-drawn-traces";
import { expect, test } from "./fixtures/test";

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("the list of incidents has no serious barrier", async ({ list, page }) => {
      await list.open();
      await expect(list.firing()).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
    });

    test("an incident has no serious barrier", async ({ incident, list, page }) => {
      await list.open();
      await list.firing().getByRole("link").first().click();
      await expect(incident.details).toContainText(/exception/i);
      await expect(incident.graph).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
    });

    test("a trace with folded rows and its timeline has no serious barrier", async ({
      incident,
      page,
      request,
    }) => {
      await page.goto(`/traces/${await sendRepeatedCalls(request)}?tab=timeline`);
      await expect(incident.row("×30")).toBeVisible();
      await expect(page.getByText("94 entries")).toBeVisible();
      await expect(incident.graph).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
    });

    test("a comparison has no serious barrier", async ({ list, page }) => {
      await list.open();
      const link = await list.firing().getByRole("link").first().getAttribute("href");
      await page.goto(`/compare?incident=${link?.split("/").at(-1)}`);
      await expect(page.getByRole("table", { name: "Operations compared" })).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
    });

    test("the list of traces has no serious barrier", async ({ page }) => {
      await page.goto("/traces");
      await expect(page.getByRole("table", { name: "Traces" })).toBeVisible();
      expect(await violationsOf(page)).toEqual([]);
    });
  });
}
