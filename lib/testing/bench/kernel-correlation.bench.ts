import { correlateKernelEvents } from "@/lib/analysis/kernel/correlate-kernel-events";
import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import type { Span } from "@/lib/domain/span";
import { otlpJsonOf } from "@/lib/testing/builders/otlp-json-of";
import { drawCapture } from "@/lib/testing/kernel/drawn-capture";
import type { BenchResult } from "./bench-result";

/** Events by spans; the limit is for the last. */
const SIZES = [
  { spans: 1_000, events: 10_000 },
  { spans: 10_000, events: 100_000 },
] as const;
const ROUNDS = 5;
const AT_ONCE = 30;
const LIMIT = 4;

/**
 * Joining kernel events to the spans of one process that makes thirty calls at once, against
 * `JSON.parse` of the lines of both.
 */
export async function runKernelCorrelationBench(): Promise<BenchResult> {
  const rows: { label: string; value: number; unit: string }[] = [];
  let ratio = Number.NaN;
  for (const size of SIZES) {
    const { lines, spans, events } = drawInput(size);
    const found = measure(lines, spans, events);
    const label = `${events.length.toLocaleString("en")} events, ${spans.length.toLocaleString("en")} spans`;
    ratio = found.joinMs / found.parseMs;
    rows.push({ label: `${label}: JSON.parse`, value: found.parseMs, unit: "ms" });
    rows.push({ label: `${label}: joined`, value: found.joinMs, unit: "ms" });
    rows.push({ label: `${label}: ratio`, value: ratio, unit: "x" });
  }
  return { name: "kernel correlation", rows, ratio, limit: { kind: "at-most", value: LIMIT } };
}

function drawInput(size: { readonly spans: number; readonly events: number }) {
  const perBurst = AT_ONCE + Math.ceil(AT_ONCE / 3);
  const bursts = Array.from({ length: Math.ceil(size.spans / perBurst) }, () => ({
    calls: AT_ONCE,
    ports: [5432],
  }));
  const { spans, events } = drawCapture({ seed: 1, bursts });
  const idle = events.filter(({ kind }) => kind === "lock-wait");
  // The rest is what a runtime's idle threads do all along.
  const all: StoredKernelEvent[] = [...events];
  for (let index = 0; all.length < size.events; index += 1) {
    const wait = idle[index % idle.length];
    if (wait === undefined) break;
    const later = BigInt(index) * 1_009n;
    all.push({ ...wait, id: `idle-${index}`, timeUnixNano: wait.timeUnixNano + later });
  }
  const lines = [...spans.map((span) => otlpJsonOf([span])), ...all.map(({ raw }) => raw)];
  return { lines: lines.filter((line) => line !== ""), spans, events: all };
}

function measure(
  lines: readonly string[],
  spans: readonly Span[],
  events: readonly StoredKernelEvent[],
): { parseMs: number; joinMs: number } {
  const parse: number[] = [];
  const join: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    parse.push(timeMs(() => lines.forEach((line) => void JSON.parse(line))));
    join.push(timeMs(() => correlateKernelEvents(spans, events)));
  }
  return { parseMs: median(parse), joinMs: median(join) };
}

function timeMs(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
