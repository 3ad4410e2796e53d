import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { DEFAULT_ALLOWED_ATTRIBUTES } from "@/lib/domain/redaction/redaction-policy";
import { DEFAULT_ALLOWED_PATTERNS } from "@/lib/domain/redaction/secret-patterns";
import type { Span } from "@/lib/domain/span";
import { failAlongPath, withoutFailures } from "@/lib/testing/builders/fail-along-path";
import { otlpJsonOf } from "@/lib/testing/builders/otlp-json-of";
import { citedOf, packInputOf } from "@/lib/testing/cases/recorded-cases";
import { realisticTrace } from "@/lib/testing/gallery/large-traces";
import { buildTracepack } from "@/lib/tracepack/build-tracepack";
import { canonicalJson } from "@/lib/tracepack/canonical-json";
import { fitBudget } from "@/lib/tracepack/fit-budget";
import { redactPack } from "@/lib/tracepack/redact-pack";
import type { TracepackInput } from "@/lib/tracepack/tracepack-input";
import type { Tracepack } from "@/lib/tracepack/tracepack-schema";
import type { BenchResult } from "./bench-result";

const SIZES = [1_000, 10_000, 100_000] as const;
const GOAL_SIZE = 10_000;
const HEALTHY = 3;
const HEALTHY_SPANS = 1_000;
const ROUNDS = 5;
/** Together with what is read before it, a page waits for it. */
const LIMIT = 10;
const POLICY = {
  allowedAttributes: DEFAULT_ALLOWED_ATTRIBUTES,
  allowedPatterns: DEFAULT_ALLOWED_PATTERNS,
  tokenKey: "bench",
};

/**
 * A tracepack, built, redacted and cut to size, of a large failing trace beside healthy ones, against
 * `JSON.parse` of the trace as OTLP JSON; with how large it is and whether the spans from where the
 * failure began to the root are in it. The limit is for 10,000 spans.
 */
export async function runTracepackBench(): Promise<BenchResult> {
  const rows: { label: string; value: number; unit: string }[] = [];
  let ratio = Number.NaN;
  for (const size of SIZES) {
    const { spans, path } = failAlongPath(realisticTrace(size, 1));
    const found = measure(spans);
    const { pack, bytes } = found;
    const kept = path.filter((id) => pack.spans.some((span) => span.id === id)).length;
    const hasCause = pack.spans.some(({ id }) => id === path[0]);
    const label = `${size.toLocaleString("en")} spans`;
    rows.push({ label: `${label}: JSON.parse`, value: found.parseMs, unit: "ms" });
    rows.push({ label: `${label}: tracepack`, value: found.packMs, unit: "ms" });
    rows.push({ label: `${label}: ratio`, value: found.packMs / found.parseMs, unit: "x" });
    rows.push({ label: `${label}: size, at most 51,200`, value: bytes, unit: "bytes" });
    rows.push({
      label: `${label}: the span where it began is kept`,
      value: Number(hasCause),
      unit: "of 1",
    });
    rows.push({
      label: `${label}: spans from there to the root`,
      value: kept,
      unit: `of ${path.length}`,
    });
    if (size === GOAL_SIZE) ratio = found.packMs / found.parseMs;
  }
  return { name: "tracepack", rows, ratio, limit: { kind: "at-most", value: LIMIT } };
}

interface Measured {
  readonly parseMs: number;
  readonly packMs: number;
  readonly pack: Tracepack;
  readonly bytes: number;
}

function measure(spans: readonly Span[]): Measured {
  const text = otlpJsonOf(spans);
  const healthy = Array.from({ length: HEALTHY }, (_, i) => realisticTrace(HEALTHY_SPANS, i + 2));
  const input = packInputOf(
    citedOf({
      window: [assembleTrace(spans)],
      healthy: healthy.map((one) => assembleTrace(withoutFailures(one))),
      windowLogs: [],
      healthyLogs: [],
      metrics: [],
      changes: [],
    }),
  );
  const parse: number[] = [];
  const build: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    parse.push(timeMs(() => JSON.parse(text)));
    build.push(timeMs(() => packOf(input)));
  }
  return { parseMs: median(parse), packMs: median(build), ...packOf(input) };
}

function packOf(input: TracepackInput): Pick<Measured, "pack" | "bytes"> {
  const { pack, bytes } = fitBudget(redactPack(buildTracepack(input), POLICY).whole);
  canonicalJson(pack);
  return { pack, bytes };
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
