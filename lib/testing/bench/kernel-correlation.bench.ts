import { correlateKernelEvents } from "@/lib/analysis/kernel/correlate-kernel-events";
import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import type { Span } from "@/lib/domain/span";
import { otlpJsonOf } from "@/lib/testing/builders/otlp-json-of";
import { drawCapture } from "@/lib/testing/kernel/drawn-capture";
import type { BenchResult } from "./bench-result";

/** Each ten times the one before. */
const SIZES = [
  { spans: 1_000, events: 10_000, rounds: 25 },
  { spans: 10_000, events: 100_000, rounds: 7 },
  { spans: 100_000, events: 1_000_000, rounds: 3 },
] as const;
/** The limit is for this one. */
const LIMITED_EVENTS = 100_000;
const AT_ONCE = 30;
const LIMIT = 4;

/**
 * Joining kernel events to the spans of one process that makes thirty calls at once, against
 * `JSON.parse` of the lines of both; and how the time grows beside n log n, which is 1.00 of it.
 */
export async function runKernelCorrelationBench(): Promise<BenchResult> {
  const rows: { label: string; value: number; unit: string }[] = [];
  let ratio = Number.NaN;
  let before: { perStep: number } | null = null;
  for (const size of SIZES) {
    const { lines, spans, events } = drawInput(size);
    const found = measure({ lines, spans, events }, size.rounds);
    const perStep = found.joinMs / (lines.length * Math.log2(lines.length));
    const label = `${events.length.toLocaleString("en")} events, ${spans.length.toLocaleString("en")} spans`;
    const here = found.joinMs / found.parseMs;
    if (size.events === LIMITED_EVENTS) ratio = here;
    rows.push({ label: `${label}: JSON.parse`, value: found.parseMs, unit: "ms" });
    rows.push({ label: `${label}: joined`, value: found.joinMs, unit: "ms" });
    rows.push({ label: `${label}: ratio`, value: here, unit: "x" });
    if (before !== null) {
      const growth = perStep / before.perStep;
      rows.push({ label: `${label}: growth beside n log n`, value: growth, unit: "x" });
    }
    before = { perStep };
  }
  return { name: "kernel correlation", rows, ratio, limit: { kind: "at-most", value: LIMIT } };
}

function drawInput(size: { readonly spans: number; readonly events: number }): Input {
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

interface Input {
  readonly lines: readonly string[];
  readonly spans: readonly Span[];
  readonly events: readonly StoredKernelEvent[];
}

function measure(
  { lines, spans, events }: Input,
  rounds: number,
): { parseMs: number; joinMs: number } {
  const parse: number[] = [];
  const join: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    parse.push(timeMs(() => lines.forEach((line) => void JSON.parse(line))));
    join.push(timeMs(() => correlateKernelEvents(spans, events)));
  }
  return { parseMs: fastest(parse), joinMs: fastest(join) };
}

function timeMs(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The fastest of several: what else runs on the machine only ever adds. */
function fastest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}
