import type { Responsibility } from "./attribute-responsibility";
import type { Symptoms } from "./find-symptoms";
import type { SpanTable } from "./span-table";
import type { Evidence } from "./suspect";
import { coverageNats, rateBefore, rateTowards, WEIGHTS } from "./weights";

/** Something that was called and did not answer: a peer without spans, or a service whose spans are missing. */
export interface Silent {
  readonly target: string;
  readonly evidence: readonly Evidence[];
  /** Rows of the calls, one for each trace. */
  readonly rows: readonly number[];
}

const MAX_ANCHORS = 5;
const LEAST_MEAN = 0.05;

interface Sums {
  symptomatic: number;
  traces: number;
  called: number;
  healthy: number;
  healthyCalled: number;
  callers: Set<string>;
  rows: { row: number; amount: number }[];
  failures: Map<string, number>;
}

/** Scores who was called and did not answer, as operations are scored: coverage and contrast. O(spans). */
export function scoreSilent(
  table: SpanTable,
  { unanswered }: Responsibility,
  { isSymptomatic, count }: Symptoms,
): Silent[] {
  const sums = new Map<string, Sums>();
  for (const [t, { isWindow, firstRow, endRow }] of table.traces.entries()) {
    const most = new Map<string, { row: number; amount: number }>();
    for (let row = firstRow; row < endRow; row += 1) {
      const target = table.operations[table.operationOf[row] ?? -1]?.target;
      if (target == null) continue;
      const amount = unanswered[row] ?? 0;
      const before = most.get(target);
      if (before === undefined || amount > before.amount) most.set(target, { row, amount });
    }
    for (const [target, found] of most) {
      const sum = sums.get(target) ?? noSums();
      sums.set(target, sum);
      if (!isWindow) {
        sum.healthy += found.amount;
        sum.healthyCalled += 1;
      } else if (isSymptomatic[t] === 1) {
        sum.symptomatic += found.amount;
        sum.called += 1;
        if (found.amount > 0) note(table, sum, found);
      }
    }
  }
  return [...sums].flatMap(([target, sum]) => toSilent(table, target, sum, count));
}

function note(table: SpanTable, sum: Sums, found: { row: number; amount: number }): void {
  sum.traces += 1;
  sum.rows.push(found);
  sum.callers.add(table.operations[table.operationOf[found.row] ?? -1]?.service ?? "");
  const failure = table.failures[found.row];
  const type = (failure?.type === "error" ? failure.text : failure?.type) ?? "no answer";
  sum.failures.set(type, (sum.failures.get(type) ?? 0) + 1);
}

function toSilent(table: SpanTable, target: string, sum: Sums, symptomatic: number): Silent[] {
  const mean = sum.symptomatic / Math.max(1, symptomatic);
  if (mean < LEAST_MEAN) return [];
  const p0 = rateBefore(sum.healthy, sum.healthyCalled);
  const contrast = Math.log(rateTowards(sum.symptomatic, sum.called, p0) / p0);
  const rows = sum.rows.sort((a, b) => b.amount - a.amount || a.row - b.row).map(({ row }) => row);
  const anchors = rows.slice(0, MAX_ANCHORS).map((row) => `span:${table.spans[row]?.spanId}`);
  const [how] = [...sum.failures]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([type]) => type);
  const callers = [...sum.callers].sort().join(" and ");
  return [
    {
      target,
      rows,
      evidence: [
        {
          group: "coverage",
          nats: coverageNats(mean),
          statement: `${callers} called it in vain in ${sum.traces} of ${symptomatic} symptomatic traces (${how}), and no span of it answered`,
          anchors,
        },
        {
          group: "contrast",
          nats: WEIGHTS.contrast * Math.max(0, contrast),
          statement: `calls to it fail ${Math.max(1, Math.round(Math.exp(contrast)))} times as often as ${sum.healthyCalled > 0 ? "before" : "is assumed of calls without a healthy past"}`,
          anchors: anchors.slice(0, 1),
        },
      ],
    },
  ];
}

function noSums(): Sums {
  return {
    symptomatic: 0,
    traces: 0,
    called: 0,
    healthy: 0,
    healthyCalled: 0,
    callers: new Set(),
    rows: [],
    failures: new Map(),
  };
}
