import type { Page } from "@playwright/test";
import { type DemoNames, readDemoNamesOnce } from "./fixtures/demo-addresses";
import { EVERY_PAGE } from "./fixtures/every-page";
import { OPEN_TAB } from "./fixtures/find-barriers";
import { findSideways } from "./fixtures/find-sideways";
import { moveFingers, pointIn, stillness } from "./fixtures/fingers";
import { expect, test } from "./fixtures/test";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
test.describe.configure({ mode: "parallel" });

let names: DemoNames;
test.beforeAll(async ({ playwright, baseURL }) => {
  names = await readDemoNamesOnce(playwright, baseURL);
});

test("a finger selects a node of the graph and moves the drawing, two stretch it", async ({
  incident,
  page,
}) => {
  await page.goto(`/traces/${names.failing}`);
  const node = incident.graphNode("payments.convert_amount").first();
  await node.tap();
  await expect(incident.details).toContainText("payments.convert_amount");
  await expect.poll(() => incident.spanInAddress()).not.toBeNull();
  const selected = incident.spanInAddress();
  await page.getByRole("button", { name: "Close the span" }).tap();
  await expect(incident.details).toHaveCount(0);

  const width = async () => (await node.boundingBox())?.width ?? 0;
  const left = async () => (await node.boundingBox())?.x ?? 0;
  await stillness(node);
  const [usualLeft, usualWidth] = [await left(), await width()];
  const near = await pointIn(incident.graph, 0.3, 0.9);
  const far = await pointIn(incident.graph, 0.6, 0.9);
  await moveFingers(page, [[near, far]]);
  await expect.poll(left).toBeGreaterThan(usualLeft + 50);
  expect(await width()).toBe(usualWidth);

  const middle = await pointIn(incident.graph, 0.5, 0.5);
  const beside = (px: number) => ({ x: middle.x + px, y: middle.y });
  await moveFingers(page, [
    [beside(-40), beside(-90)],
    [beside(40), beside(90)],
  ]);
  await expect.poll(width).toBeGreaterThan(usualWidth * 1.3);
  expect(incident.spanInAddress()).toBe(selected);
  await expect(incident.details).toHaveCount(0);
});

test("a tap selects a row of the waterfall; a finger that scrolls it selects and stretches nothing", async ({
  incident,
  page,
}) => {
  await page.goto(`/traces/${names.failing}`);
  // Until it is drawn the page does not hear.
  await expect(incident.graphNode("payments.convert_amount").first()).toBeVisible();
  await incident.row("checkout.place_order").tap();
  await expect(incident.details).toContainText("checkout.place_order");
  await expect.poll(() => incident.spanInAddress()).not.toBeNull();
  await page.getByRole("button", { name: "Close the span" }).tap();
  await expect(incident.details).toHaveCount(0);

  const scroller = incident.waterfall.locator("..");
  const scrolled = () => scroller.evaluate((part) => part.scrollTop);
  await scroller.scrollIntoViewIfNeeded();
  const [address, usual] = [page.url(), await scrolled()];
  const from = await pointIn(scroller, 0.5, 0.7);
  await moveFingers(page, [[from, { x: from.x + 3, y: from.y - 200 }]]);
  await expect.poll(scrolled).toBeGreaterThan(usual + 100);
  await expect(incident.details).toHaveCount(0);
  await expect(page.getByRole("button", { name: /show all/ })).toHaveCount(0);
  expect(page.url()).toBe(address);
});

for (const { route, address, ready, states = [], hasTabs = false } of EVERY_PAGE) {
  test(`${route} is read without scrolling sideways`, async ({ page }) => {
    await page.goto(address(names));
    await expect(page.locator(ready).first()).toBeVisible();
    expect.soft(await findSideways(page)).toEqual([]);
    for (const state of states) {
      await state.open(page);
      await expect(page.locator(state.ready ?? state.within).first()).toBeVisible();
      expect.soft(await findSideways(page), state.name).toEqual([]);
      await state.close?.(page);
    }
    if (hasTabs) await walkTabs(page);
  });
}

async function walkTabs(page: Page): Promise<void> {
  const panel = page.locator(OPEN_TAB);
  for (const tab of await page.getByRole("tab").all()) {
    await tab.tap();
    await expect(panel.locator("*").first()).toBeVisible();
    await expect(panel.getByRole("status", { name: /^Loading/ })).toHaveCount(0);
    expect.soft(await findSideways(page), `tab ${await tab.textContent()}`).toEqual([]);
  }
}
