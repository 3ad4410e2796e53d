import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import { rankSuspects } from "@/lib/analysis/suspects/rank-suspects";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import type { Span } from "@/lib/domain/span";
import { decodeTraces } from "@/lib/otlp/decode-traces";
import { evidenceOf } from "@/lib/testing/builders/evidence-of";
import { otlpJsonOf } from "@/lib/testing/builders/otlp-json-of";
import type { Hop } from "@/lib/testing/builders/request-of";
import type { BenchResult } from "./bench-result";

/** Failing and healthy traces; each has about 84 spans. */
const SIZES = [
  [2, 10],
  [20, 100],
  [200, 1000],
] as const;
const LIMIT = 1;
const ROUNDS = 5;

/**
 * Ranking the suspects of an incident against reading its traces: parsing their OTLP JSON,
 * decoding and assembling them. The limit is for 200 failing and 1,000 healthy traces.
 */
export async function runRankSuspectsBench(): Promise<BenchResult> {
  const rows: { label: string; value: number; unit: string }[] = [];
  let ratio = Number.NaN;
  let before: number | null = null;
  for (const [failing, healthy] of SIZES) {
    const found = measure(incidentOf(failing, healthy));
    const label = `${failing} failing and ${healthy} healthy traces, ${found.spans.toLocaleString("en")} spans`;
    ratio = found.rankMs / found.readMs;
    rows.push({ label: `${label}: read`, value: found.readMs, unit: "ms" });
    rows.push({ label: `${label}: rank`, value: found.rankMs, unit: "ms" });
    rows.push({ label: `${label}: ratio`, value: ratio, unit: "x" });
    const each = found.rankMs / (found.spans * Math.log2(found.spans));
    if (before !== null) {
      rows.push({ label: `${label}: growth above n log n`, value: each / before, unit: "x" });
    }
    before = each;
  }
  return { name: "rank suspects", rows, ratio, limit: { kind: "at-most", value: LIMIT } };
}

const SERVICES = 12;
const CALLS = 3;

/** Three levels of calls among a dozen services; one of them throws in the window. */
function incidentOf(failing: number, healthy: number): EvidenceSet {
  return evidenceOf({
    window: failing,
    healthy,
    draw: ({ during, isWindow }) => {
      const broken = during(0.9);
      const hop = (depth: number, place: number): Hop => {
        const service = (depth * 5 + place * 3) % SERVICES;
        return {
          service: `service-${service}`,
          name: `GET /${depth}/${place % 4}`,
          attributes: { "http.route": `/${depth}/${place % 4}`, tenant: `t${place % 5}` },
          works: isWindow && service === 4 ? 9 : 3,
          ...(broken && depth === 3 && place === 7
            ? { throws: ["RangeError", "amount overflows"] as const }
            : {}),
          calls:
            depth === 3
              ? []
              : Array.from({ length: CALLS }, (_, i) => hop(depth + 1, place * CALLS + i)),
        };
      };
      return hop(0, 0);
    },
  });
}

function measure(evidence: EvidenceSet) {
  const window = otlpTextOf(evidence.window);
  const healthy = otlpTextOf(evidence.healthy);
  const reading: number[] = [];
  const ranking: number[] = [];
  let spans = 0;
  // In turns, so that a busy machine slows both alike; ranking gets what has just been read.
  for (let round = 0; round < ROUNDS; round += 1) {
    let read = evidence;
    reading.push(
      timeMs(() => {
        read = { ...evidence, window: readTraces(window), healthy: readTraces(healthy) };
      }),
    );
    ranking.push(timeMs(() => rankSuspects(read)));
    spans = [...read.window, ...read.healthy].reduce((sum, { nodes }) => sum + nodes.length, 0);
  }
  return { spans, readMs: median(reading), rankMs: median(ranking) };
}

function otlpTextOf(traces: readonly AssembledTrace[]): Buffer {
  const spans = traces.flatMap(({ nodes }) =>
    nodes.flatMap((node) => (node.kind === "span" ? [node.span] : [])),
  );
  return Buffer.from(otlpJsonOf(spans));
}

function readTraces(text: Buffer): AssembledTrace[] {
  const byTrace = new Map<string, Span[]>();
  for (const span of decodeTraces(text, "json").items) {
    const spans = byTrace.get(span.traceId);
    if (spans === undefined) byTrace.set(span.traceId, [span]);
    else spans.push(span);
  }
  return [...byTrace.values()].map((spans) => assembleTrace(spans));
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
