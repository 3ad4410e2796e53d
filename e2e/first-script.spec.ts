import type { APIRequestContext } from "@playwright/test";
import { type DemoNames, readDemoNames } from "./fixtures/demo-addresses";
import { EVERY_PAGE } from "./fixtures/every-page";
import { expect, test } from "./fixtures/test";

/** Kilobytes of JavaScript that the HTML of a page names, as parsed: React and Next.js are 465 of them. */
const MOST_KB = 710;
/** Those that show a trace begin with its waterfall, panels and tabs too. */
const MOST_KB_OF: Readonly<Record<string, number>> = {
  "incidents/[incidentId]": 920,
  "review/[incidentId]": 870,
  "traces/[traceId]": 845,
};

/** Polyfills for browsers without modules are named too, and fetched by none that runs the page. */
const NOT_FETCHED = /<script[^>]*\snomodule[^>]*>/gi;
const SCRIPT = /static\/chunks\/[\w.~-]+\.js/g;

test("no page begins with more script than it needs", async ({ request }) => {
  const names: DemoNames = await readDemoNames(request);
  const bytes = new Map<string, number>();
  const tooMuch: string[] = [];
  for (const { route, address } of EVERY_PAGE) {
    const html = await (await request.get(address(names))).text();
    const scripts = new Set(html.replace(NOT_FETCHED, "").match(SCRIPT));
    let sum = 0;
    for (const script of scripts) {
      if (!bytes.has(script)) bytes.set(script, await bytesOf(request, script));
      sum += bytes.get(script) ?? 0;
    }
    const kb = Math.round(sum / 1_000);
    expect(kb, `${route} names scripts`).toBeGreaterThan(100);
    const most = MOST_KB_OF[route] ?? MOST_KB;
    if (kb > most) tooMuch.push(`${route}: ${kb} kB, at most ${most}`);
  }
  expect(tooMuch).toEqual([]);
});

async function bytesOf(request: APIRequestContext, script: string): Promise<number> {
  const response = await request.get(`/_next/${script}`);
  expect(response.status(), script).toBe(200);
  return (await response.body()).byteLength;
}

test("a tab whose code does not come says so, and asks again", async ({ list, page }) => {
  await list.openFiring();
  await page.waitForLoadState("networkidle");
  const chunks = "**/_next/static/chunks/**";
  await page.route(chunks, (route) => route.abort());
  await page.getByRole("tab", { name: /^Changes/ }).click();
  const failure = page.getByRole("alert").filter({ hasText: "could not be loaded" });
  await expect(failure).toContainText("The list of changes");
  await page.unroute(chunks);
  await page.getByRole("tabpanel").getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("tabpanel").getByText(/^First symptom/)).toBeVisible();
});
