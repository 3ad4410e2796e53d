import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { type DemoNames, readDemoNamesOnce } from "./fixtures/demo-addresses";
import { EVERY_PAGE, type State } from "./fixtures/every-page";
import {
  findBarriers,
  findBarriersInBoth,
  OPEN_TAB,
  showTheme,
  THEMES,
  type Theme,
} from "./fixtures/find-barriers";
import { sendRepeatedCalls } from "./fixtures/send-drawn-traces";
import { sendWatchedTrace } from "./fixtures/send-watched-trace";
import { expect, test } from "./fixtures/test";

const DASHBOARD = fileURLToPath(new URL("../app/(dashboard)", import.meta.url));

// Each looks at a page of its own: they share the workers.
test.describe.configure({ mode: "parallel", timeout: 180_000 });

let names: DemoNames;
test.beforeAll(async ({ playwright, baseURL }) => {
  names = await readDemoNamesOnce(playwright, baseURL);
});

test("no page is left out", () => {
  const folders = readdirSync(DASHBOARD, { recursive: true, encoding: "utf8" });
  const routes = folders
    .filter((file) => file.endsWith("/page.tsx"))
    .map((file) => file.slice(0, -"/page.tsx".length));
  expect(EVERY_PAGE.map(({ route }) => route).sort()).toEqual(routes.sort());
});

for (const { route, address, ready, states = [], hasTabs = false } of EVERY_PAGE) {
  test(`${route} has no barrier, whatever is open`, async ({ page }) => {
    await page.goto(address(names));
    await expect(page.locator(ready).first()).toBeVisible();
    for (const theme of THEMES) {
      await showTheme(page, theme);
      expect.soft(await findBarriers(page, theme), theme).toEqual([]);
      for (const state of states) await walkState(page, theme, state);
      if (hasTabs) await walkTabs(page, theme);
    }
    expect(await overhangPx(page), "at 320 px").toEqual(0);
  });
}

async function walkState(page: Page, theme: Theme, state: State): Promise<void> {
  await state.open(page);
  await expect(page.locator(state.ready ?? state.within).first()).toBeVisible();
  const found = await findBarriers(page, theme, state.within);
  expect.soft(found, `${theme}, ${state.name}`).toEqual([]);
  await state.close?.(page);
}

async function walkTabs(page: Page, theme: Theme): Promise<void> {
  const panel = page.locator(OPEN_TAB);
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await expect(panel.locator("*").first()).toBeVisible();
    await expect(panel.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
    const found = await findBarriers(page, theme, OPEN_TAB);
    expect.soft(found, `${theme}, tab ${await tab.textContent()}`).toEqual([]);
  }
}

/** By how much one has to scroll sideways on the narrowest screen, which 400 % of zoom amounts to. */
async function overhangPx(page: Page): Promise<number> {
  await page.setViewportSize({ width: 320, height: 640 });
  return page.evaluate(() => {
    const scrolled = [document.documentElement, document.querySelector("main")];
    return Math.max(
      ...scrolled.map((part) => (part === null ? 0 : part.scrollWidth - part.clientWidth)),
    );
  });
}

test("what the kernel did with a trace has no barrier", async ({ incident, page, request }) => {
  const { traceId } = await sendWatchedTrace(request);
  await page.goto(`/traces/${traceId}?tab=kernel`);
  await expect(incident.details).toContainText("Kernel events");
  await expect(page.getByRole("region", { name: "Kernel events" })).toBeVisible();
  await expect(incident.graph).toBeVisible();
  expect(await findBarriersInBoth(page)).toEqual([]);
});

test("folded rows and their timeline have no barrier", async ({ incident, page, request }) => {
  await page.goto(`/traces/${await sendRepeatedCalls(request)}?tab=timeline`);
  await expect(incident.row("×30")).toBeVisible();
  await expect(page.getByText("94 entries")).toBeVisible();
  expect(await findBarriersInBoth(page)).toEqual([]);
});

for (const { title, address } of [
  { title: "There is no such page", address: "/nowhere" },
  { title: "There is no such incident", address: "/incidents/INC-999999" },
  { title: "No span of this trace is stored", address: `/traces/${"9".repeat(32)}` },
  { title: "This is no trace id", address: "/traces/9" },
  { title: "There is no such page", address: "/slos/none" },
]) {
  test(`${address} answers 404 and has no barrier`, async ({ page }) => {
    const response = await page.goto(address);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("banner")).toHaveCount(1);
    await expect(page.getByRole("main").getByRole("heading", { name: title })).toBeVisible();
    expect(await findBarriersInBoth(page)).toEqual([]);
  });
}
