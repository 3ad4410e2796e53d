import { nameOf } from "./describe-behaviour";
import { describeNano, describeShare } from "./describe-quantity";
import type { TimingScore } from "./score-timing";
import type { SpanTable } from "./span-table";
import type { Evidence } from "./suspect";
import type { TimingShift } from "./timing-shifts";

const MAX_ANCHORS = 5;
const NAMED_SHIFTS = 2;

/** Where the time went that is put down to a service. */
export function describeTiming(
  table: SpanTable,
  { timing, coverage, nats }: TimingScore,
): Evidence {
  const named = timing.shifts.slice(0, NAMED_SHIFTS);
  const where = named.map(({ shift }) => describeShift(table, shift)).join("; ");
  return {
    group: "timing",
    nats,
    statement: `${describeShare(timing.share)} of all time above the usual, ${describeShare(coverage)} of that of a symptomatic trace: ${where}`,
    anchors: named
      .flatMap(({ shift }) => shift.rows)
      .slice(0, MAX_ANCHORS)
      .map((row) => `span:${table.spans[row]?.spanId}`),
  };
}

function describeShift(table: SpanTable, shift: TimingShift): string {
  const took = `${describeNano(shift.healthyNano)} → ${describeNano(shift.windowNano)}`;
  const operation = nameOf(table.operations[shift.operation]);
  switch (shift.kind) {
    case "self":
      return `${operation} itself ${took}`;
    case "call":
      return `${operation}, unanswered by any span, ${took}`;
    case "count":
      return `${table.operations[shift.operation]?.service}: ${describeTimes(shift)} as many calls of ${nameOf(table.operations[shift.callee])}`;
    case "gap":
      return `between ${table.operations[shift.operation]?.service} and ${nameOf(table.operations[shift.callee])} ${took}`;
  }
}

function describeTimes({ healthyNano, windowNano }: TimingShift): string {
  return `${Number((windowNano / Math.max(1, healthyNano)).toPrecision(2))} times`;
}
