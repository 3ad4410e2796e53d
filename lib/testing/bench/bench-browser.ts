import { type Browser, chromium, type Page } from "@playwright/test";
import type { Span } from "@/lib/domain/span";
import { encodeTraces } from "@/lib/otlp/encode-traces";
import { findChromium } from "@/lib/testing/find-chromium";
import { encodeProtobuf } from "@/lib/testing/otlp/encode-protobuf";

const SPANS_A_REQUEST = 5_000;

/** Runs `work` with a real browser that draws without a GPU. */
export async function withBenchBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const executablePath = findChromium("timing");
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ["--disable-gpu", "--js-flags=--expose-gc", ...rootArguments()],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Chromium's sandbox does not run as root. */
function rootArguments(): string[] {
  return process.getuid?.() === 0 ? ["--no-sandbox"] : [];
}

/** Sends spans to the app at an origin as an exporter does. @throws Error when one is not taken */
export async function sendSpans(origin: string, spans: readonly Span[]): Promise<void> {
  for (let from = 0; from < spans.length; from += SPANS_A_REQUEST) {
    const request = encodeTraces(spans.slice(from, from + SPANS_A_REQUEST));
    const response = await fetch(`${origin}/v1/traces`, {
      method: "POST",
      headers: { "content-type": "application/x-protobuf" },
      body: new Uint8Array(encodeProtobuf("traces", request)),
    });
    if (response.status !== 200) throw new Error(`spans were answered ${response.status}`);
  }
}

/** Megabytes of JavaScript's heap after a forced collection. */
export async function heapMbOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1e6;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
