import { buildCausalGraph } from "@/lib/analysis/graph/build-causal-graph";
import { computeSlice } from "@/lib/analysis/slice/compute-slice";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { computeCriticalPath } from "@/lib/analysis/trace/compute-critical-path";
import type { Span } from "@/lib/domain/span";
import { otlpJsonOf } from "@/lib/testing/builders/otlp-json-of";
import { deepTrace, realisticTrace, wideTrace } from "@/lib/testing/gallery/large-traces";
import type { BenchResult } from "./bench-result";

const SIZES = [1_000, 10_000, 100_000] as const;
const SHAPES: Readonly<Record<string, (count: number) => Span[]>> = {
  realistic: (count) => realisticTrace(count, 1),
  deep: deepTrace,
  wide: wideTrace,
};
const LIMIT = 3;
const ROUNDS = 7;

/**
 * Assembly, critical path, causal graph and slice of one trace, together, against `JSON.parse` of
 * the same trace as OTLP JSON. The limit is for the realistic trace of 10,000 spans.
 */
export async function runTraceAnalysisBench(): Promise<BenchResult> {
  const rows: { label: string; value: number; unit: string }[] = [];
  let ratio = Number.NaN;
  for (const [shape, make] of Object.entries(SHAPES)) {
    for (const size of SIZES) {
      const found = measure(make(size));
      const label = `${shape} ${size.toLocaleString("en")} spans`;
      rows.push({ label: `${label}: JSON.parse`, value: found.parseMs, unit: "ms" });
      rows.push({ label: `${label}: analysis`, value: found.analysisMs, unit: "ms" });
      rows.push({ label: `${label}: ratio`, value: found.analysisMs / found.parseMs, unit: "x" });
      if (shape === "realistic" && size === 10_000) ratio = found.analysisMs / found.parseMs;
    }
  }
  return { name: "trace analysis", rows, ratio, limit: { kind: "at-most", value: LIMIT } };
}

/** Medians, the two kinds of work taken in turns so that a busy machine slows both alike. */
function measure(spans: readonly Span[]): { parseMs: number; analysisMs: number } {
  const text = otlpJsonOf(spans);
  const parse: number[] = [];
  const analysis: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    parse.push(timeMs(() => JSON.parse(text)));
    analysis.push(timeMs(() => analyse(spans)));
  }
  return { parseMs: median(parse), analysisMs: median(analysis) };
}

function analyse(spans: readonly Span[]): unknown {
  const trace = assembleTrace(spans);
  return [computeCriticalPath(trace), buildCausalGraph(trace), computeSlice(trace)];
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
