import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import type { SpanTable } from "@/lib/analysis/suspects/span-table";
import { mean } from "@/lib/evaluation/accuracy";
import { keepHighest, type ServiceScores } from "./service-scores";

const ROUNDS = 25;
const DAMPING = 0.85;
const SLACK_NANO = 50e6;

/**
 * A trace is abnormal when it takes longer than its operations' means and deviations add up to;
 * personalised PageRank between operations and traces weighs a spectrum, which Dstar² ranks (Yu et
 * al., "MicroRank", WWW 2021; without the edges between operations).
 */
export function microRankLike(_set: EvidenceSet, table: SpanTable): ServiceScores {
  const isAbnormal = labelTraces(table);
  const sides = [true, false].map((side) => pageRank(table, isAbnormal, side));
  const [abnormal, normal] = sides;
  const scores = new Map<string, number>();
  table.operations.forEach(({ service }, operation) => {
    const a = abnormal?.get(operation);
    const n = normal?.get(operation);
    const ef = (a?.weight ?? 1e-7) * (a?.traces ?? 0);
    const nf = (a?.weight ?? 1e-7) * ((a?.all ?? 0) - (a?.traces ?? 0));
    const ep = (n?.weight ?? 1e-7) * (n?.traces ?? 0);
    keepHighest(scores, service, (ef * ef) / Math.max(1e-9, ep + nf));
  });
  return scores;
}

function labelTraces(table: SpanTable): boolean[] {
  const durations = new Map<number, number[]>();
  for (let row = 0; row < table.spans.length; row += 1) {
    if (table.traces[table.traceOf[row] ?? 0]?.isWindow) continue;
    const operation = table.operationOf[row] ?? 0;
    durations.set(operation, [...(durations.get(operation) ?? []), table.selfNano[row] ?? 0]);
  }
  const limit = new Map(
    [...durations].map(([operation, values]) => {
      const mu = mean(values);
      return [operation, mu + Math.sqrt(mean(values.map((value) => (value - mu) ** 2)))] as const;
    }),
  );
  return table.traces.map(({ isWindow, firstRow, endRow, durationNano }) => {
    if (!isWindow) return false;
    let expected = SLACK_NANO;
    for (let row = firstRow; row < endRow; row += 1) {
      expected += limit.get(table.operationOf[row] ?? 0) ?? 0;
    }
    return durationNano > expected;
  });
}

function pageRank(table: SpanTable, isAbnormal: readonly boolean[], side: boolean) {
  const traces = table.traces.flatMap(({ firstRow, endRow }, t) =>
    isAbnormal[t] === side ? [[...new Set(table.operationOf.subarray(firstRow, endRow))]] : [],
  );
  const tracesOf = new Map<number, number>();
  for (const operations of traces) {
    for (const operation of operations) tracesOf.set(operation, (tracesOf.get(operation) ?? 0) + 1);
  }
  const preference = traces.map((operations) => 1 / Math.max(1, operations.length));
  const preferred = preference.reduce((a, b) => a + b, 0) || 1;
  let weights = new Map([...tracesOf.keys()].map((operation) => [operation, 1]));
  let ranks = traces.map(() => 1);
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = new Map<number, number>();
    traces.forEach((operations, t) => {
      for (const operation of operations) {
        const share = (DAMPING * (ranks[t] ?? 0)) / operations.length;
        next.set(operation, (next.get(operation) ?? 0) + share);
      }
    });
    ranks = traces.map((operations, t) => {
      const given = operations.reduce(
        (sum, operation) => sum + (weights.get(operation) ?? 0) / (tracesOf.get(operation) ?? 1),
        0,
      );
      return DAMPING * given + (1 - DAMPING) * ((preference[t] ?? 0) / preferred);
    });
    weights = scaled(next);
    const highest = Math.max(...ranks, 1e-12);
    ranks = ranks.map((rank) => rank / highest);
  }
  return new Map(
    [...tracesOf].map(([operation, count]) => [
      operation,
      { weight: weights.get(operation) ?? 0, traces: count, all: traces.length },
    ]),
  );
}

function scaled(weights: ReadonlyMap<number, number>): Map<number, number> {
  const highest = Math.max(...weights.values(), 1e-12);
  return new Map([...weights].map(([operation, weight]) => [operation, weight / highest]));
}
