import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import type { SpanTable } from "@/lib/analysis/suspects/span-table";
import { mean } from "@/lib/evaluation/accuracy";
import { addTo, keepHighest, type ServiceScores } from "./service-scores";

interface Sides {
  readonly window: number[];
  readonly healthy: number[];
}

/** The largest ratio of an operation's mean duration to what it was. */
export function largestLatencyRatio(_set: EvidenceSet, table: SpanTable): ServiceScores {
  const scores = new Map<string, number>();
  for (const [operation, { window, healthy }] of byOperation(table, table.durationNano)) {
    if (window.length === 0 || healthy.length === 0) continue;
    const service = table.operations[operation]?.service ?? "";
    keepHighest(scores, service, mean(window) / Math.max(1, mean(healthy)));
  }
  return scores;
}

/** The largest increase of self time for each trace, summed over a service's operations. */
export function selfTimeIncrease(_set: EvidenceSet, table: SpanTable): ServiceScores {
  const scores = new Map<string, number>();
  for (const [operation, { window, healthy }] of byOperation(table, table.selfNano)) {
    if (window.length === 0 || healthy.length === 0) continue;
    const increase = Math.max(0, mean(window) - mean(healthy));
    addTo(scores, table.operations[operation]?.service ?? "", increase);
  }
  return scores;
}

/** The largest increase of the time between a caller and the service that answers it. */
export function callerCalleeGap(_set: EvidenceSet, table: SpanTable): ServiceScores {
  const edges = new Map<string, Sides & { callee: string }>();
  for (let row = 0; row < table.spans.length; row += 1) {
    const answer = table.answerOf[row] ?? -1;
    if (answer < 0) continue;
    const callee = table.operations[table.operationOf[answer] ?? 0]?.service ?? "";
    const key = `${table.operationOf[row]} ${callee}`;
    const edge = edges.get(key) ?? { callee, window: [], healthy: [] };
    edges.set(key, edge);
    const gap = (table.durationNano[row] ?? 0) - (table.durationNano[answer] ?? 0);
    sideOf(table, row, edge).push(gap);
  }
  const scores = new Map<string, number>();
  for (const { callee, window, healthy } of edges.values()) {
    if (window.length === 0 || healthy.length === 0) continue;
    keepHighest(scores, callee, mean(window) - mean(healthy));
  }
  return scores;
}

/**
 * Spans beyond three standard deviations of their operation's past; the harmonic mean of support
 * and confidence (the simple port of Li et al., "TraceRCA", IWQoS 2021, in RCAEval).
 */
export function traceRcaLike(_set: EvidenceSet, table: SpanTable): ServiceScores {
  const scores = new Map<string, number>();
  const late = new Map<number, { late: number; all: number }>();
  let total = 0;
  for (const [operation, { window, healthy }] of byOperation(table, table.durationNano)) {
    const mu = mean(healthy);
    const sigma = Math.sqrt(mean(healthy.map((value) => (value - mu) ** 2)));
    const count = window.filter((value) => value >= mu + 3 * sigma && healthy.length > 0).length;
    late.set(operation, { late: count, all: window.length });
    total += count;
  }
  for (const [operation, { late: count, all }] of late) {
    if (count === 0) continue;
    const support = count / total;
    const confidence = count / all;
    const f1 = (2 * support * confidence) / (support + confidence);
    keepHighest(scores, table.operations[operation]?.service ?? "", f1);
  }
  return scores;
}

function byOperation(table: SpanTable, values: Float64Array): Map<number, Sides> {
  const found = new Map<number, Sides>();
  for (let row = 0; row < table.spans.length; row += 1) {
    const operation = table.operationOf[row] ?? 0;
    const sides = found.get(operation) ?? { window: [], healthy: [] };
    found.set(operation, sides);
    sideOf(table, row, sides).push(values[row] ?? 0);
  }
  return found;
}

function sideOf(table: SpanTable, row: number, sides: Sides): number[] {
  return table.traces[table.traceOf[row] ?? 0]?.isWindow ? sides.window : sides.healthy;
}
