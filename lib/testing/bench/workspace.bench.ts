import type { Browser } from "@playwright/test";
import type { Span } from "@/lib/domain/span";
import { traceIdOf } from "@/lib/testing/builders/ids";
import { realisticTrace } from "@/lib/testing/gallery/large-traces";
import { withBenchApp } from "./bench-app";
import { heapMbOf, median, sendSpans, withBenchBrowser } from "./bench-browser";
import type { BenchResult } from "./bench-result";
import { type PageVitals, readVitals, watchVitals } from "./page-vitals";
import { measureScripts, type ScriptSizes } from "./script-sizes";

const ROUNDS = 3;
const SPANS = 10_000;
const HEALTHY = 4;
const FAILING = 3;
const MINUTE_MS = 60_000;
/** A ranking is looked for this often, and this long. */
const LOOK_MS = 500;
const RANKED_MS = 90_000;
/** First suspect visible. */
const LIMIT_MS = 2_000;
/** Pages whose address names nothing. */
const AREAS = [
  "/incidents",
  "/traces",
  "/compare",
  "/services",
  "/slos",
  "/review",
  "/evaluations",
  "/settings",
];

interface Opening extends PageVitals {
  readonly suspectMs: number;
  readonly heapMb: number;
}

/**
 * An incident whose traces have 10,000 spans, opened in a fresh page of the built app: how long until
 * its first suspect is seen, and the Web Vitals of opening it and walking through its suspects and
 * rows by key. The ratio is the time to the first suspect against two seconds.
 */
export function runWorkspaceBench(): Promise<BenchResult> {
  return withBenchApp(({ url }) =>
    withBenchBrowser(async (browser) => {
      const incidentId = await openIncident(url);
      const address = `${url}/incidents/${incidentId}`;
      const openings: Opening[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        openings.push(await measure(browser, address));
      }
      const scripts = await scriptsOfPages(browser, url, incidentId);
      return toResult(openings, scripts);
    }),
  );
}

/** Sends its traces and its alert, and waits until it is ranked. */
async function openIncident(url: string): Promise<string> {
  const nowMs = Date.now();
  for (let n = 0; n < HEALTHY + FAILING; n += 1) {
    const isFailing = n < FAILING;
    const atMs = nowMs - (isFailing ? 2 * MINUTE_MS : 30 * MINUTE_MS) - n * 1_000;
    await sendSpans(url, traceAt(n, atMs, isFailing));
  }
  const service = serviceOf();
  const alert = {
    status: "firing",
    fingerprint: "workspace",
    startsAt: new Date(nowMs - 3 * MINUTE_MS).toISOString(),
    labels: { alertname: "Errors", severity: "page", service },
    annotations: { summary: "Requests fail" },
  };
  await post(`${url}/api/alerts/alertmanager`, {
    version: "4",
    groupKey: "workspace",
    status: "firing",
    receiver: "faultline",
    alerts: [alert],
  });
  return waitForRanking(url);
}

/** The same large trace at another time, failing at its root and at its deepest span, or nowhere. */
function traceAt(n: number, atMs: number, isFailing: boolean): Span[] {
  const traceId = traceIdOf(`workspace-${n}`);
  const spans = realisticTrace(SPANS, 7);
  const shift = BigInt(atMs) * 1_000_000n - (spans[0]?.startUnixNano ?? 0n);
  return spans.map((span, index) => ({
    ...span,
    traceId,
    links: [],
    startUnixNano: span.startUnixNano + shift,
    endUnixNano: span.endUnixNano === 0n ? 0n : span.endUnixNano + shift,
    status:
      isFailing && (index === 0 || index === SPANS - 1)
        ? { code: "error", message: "overflow" }
        : { code: "unset", message: "" },
  }));
}

function serviceOf(): string {
  return String(realisticTrace(SPANS, 7)[0]?.resource.attributes["service.name"]);
}

async function waitForRanking(url: string): Promise<string> {
  const deadlineMs = Date.now() + RANKED_MS;
  while (Date.now() < deadlineMs) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const { items } = await (await fetch(`${url}/api/incidents`)).json();
    const id = items[0]?.id;
    if (id === undefined) continue;
    const { suspects, progress } = await (
      await fetch(`${url}/api/incidents/${id}/suspects`)
    ).json();
    if (progress.state === "done" && suspects.length > 0) return id;
  }
  throw new Error("the incident was not ranked in time");
}

async function post(url: string, body: unknown): Promise<void> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
}

async function measure(browser: Browser, address: string): Promise<Opening> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await watchVitals(page);
    const startedMs = performance.now();
    await page.goto(address, { waitUntil: "commit" });
    await page.locator('[data-suspect="1"]').waitFor();
    const suspectMs = performance.now() - startedMs;
    await page.getByRole("treegrid").getByRole("row").first().waitFor();
    await page.waitForLoadState("networkidle");
    for (const key of ["2", "1", "j", "j", "k", "n", "]"]) await page.keyboard.press(key);
    await page.waitForLoadState("networkidle");
    return { suspectMs, ...(await readVitals(page)), heapMb: await heapMbOf(page) };
  } finally {
    await context.close();
  }
}

async function scriptsOfPages(
  browser: Browser,
  url: string,
  incidentId: string,
): Promise<ReadonlyMap<string, ScriptSizes>> {
  const named = [
    `/incidents/${incidentId}`,
    `/review/${incidentId}`,
    `/traces/${traceIdOf("workspace-0")}`,
    `/services/${serviceOf()}`,
  ];
  const sizes = new Map<string, ScriptSizes>();
  for (const path of [...named, ...AREAS]) {
    sizes.set(path, await measureScripts(browser, `${url}${path}`));
  }
  return sizes;
}

function toResult(
  openings: readonly Opening[],
  scripts: ReadonlyMap<string, ScriptSizes>,
): BenchResult {
  const of = (pick: (opening: Opening) => number) => median(openings.map(pick));
  const suspectMs = of((opening) => opening.suspectMs);
  return {
    name: "An incident with traces of 10,000 spans, opened in the browser",
    rows: [
      { label: "first suspect visible", value: suspectMs, unit: "ms" },
      { label: "largest contentful paint", value: of(({ lcpMs }) => lcpMs), unit: "ms" },
      { label: "slowest interaction by key", value: of(({ inpMs }) => inpMs), unit: "ms" },
      { label: "cumulative layout shift", value: of(({ cls }) => cls), unit: "" },
      { label: "longest task", value: of(({ longestTaskMs }) => longestTaskMs), unit: "ms" },
      { label: "blocked by tasks over 50 ms", value: of(({ blockedMs }) => blockedMs), unit: "ms" },
      { label: "heap after a collection", value: of(({ heapMb }) => heapMb), unit: "MB" },
      ...[...scripts].flatMap(([path, sizes]) => scriptRows(path, sizes)),
    ],
    ratio: suspectMs / LIMIT_MS,
    limit: { kind: "at-most", value: 1 },
  };
}

function scriptRows(path: string, sizes: ScriptSizes): BenchResult["rows"] {
  const sent = (kb: number) => `${Math.round(kb)} kB compressed`;
  return [
    {
      label: `first JavaScript of ${path}, ${sent(sizes.firstSentKb)}`,
      value: sizes.firstKb,
      unit: "kB",
    },
    {
      label: `all JavaScript of ${path}, ${sent(sizes.allSentKb)}`,
      value: sizes.allKb,
      unit: "kB",
    },
  ];
}
