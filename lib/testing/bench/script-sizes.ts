import type { Browser } from "@playwright/test";

/** JavaScript that a page fetches, in kilobytes. */
export interface ScriptSizes {
  /** Named in its HTML: before the page can be used. As parsed, and as sent. */
  readonly firstKb: number;
  readonly firstSentKb: number;
  /** All that it has fetched once nothing more is on its way. */
  readonly allKb: number;
  readonly allSentKb: number;
}

/** Opens the page in a browser that has nothing of it yet. */
export async function measureScripts(browser: Browser, address: string): Promise<ScriptSizes> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const response = await page.goto(address, { waitUntil: "networkidle" });
    const html = (await response?.text()) ?? "";
    const scripts = await page.evaluate(() =>
      (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
        .map(({ name, decodedBodySize, encodedBodySize }) => ({
          path: new URL(name).pathname,
          parsed: decodedBodySize,
          sent: encodedBodySize,
        }))
        .filter(({ path }) => path.endsWith(".js")),
    );
    const first = scripts.filter(({ path }) => html.includes(path));
    return {
      firstKb: kilobytes(first.map(({ parsed }) => parsed)),
      firstSentKb: kilobytes(first.map(({ sent }) => sent)),
      allKb: kilobytes(scripts.map(({ parsed }) => parsed)),
      allSentKb: kilobytes(scripts.map(({ sent }) => sent)),
    };
  } finally {
    await context.close();
  }
}

function kilobytes(bytes: readonly number[]): number {
  return bytes.reduce((sum, one) => sum + one, 0) / 1_000;
}
