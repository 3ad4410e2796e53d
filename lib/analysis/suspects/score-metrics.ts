import { describeValue } from "./describe-quantity";
import type { MetricShift } from "./metric-shifts";
import type { Evidence } from "./suspect";
import { bounded, WEIGHTS } from "./weights";

const NAMED_METRICS = 2;
const LEAST_NATS = 0.05;

/** What the meters of one thing say: the most surprising of them counts, the next is named. */
export function scoreMetrics(shifts: readonly MetricShift[], onPath: boolean): Evidence[] {
  const weighed = shifts
    .map((shift) => ({ shift, nats: shift.nats * weightOf(shift) }))
    .sort((a, b) => b.nats - a.nats || (a.shift.name < b.shift.name ? -1 : 1));
  const [first] = weighed;
  const nats = bounded((first?.nats ?? 0) * (onPath ? 1 : WEIGHTS.offPath), WEIGHTS.metricCap);
  if (first === undefined || nats < LEAST_NATS) return [];
  const named = weighed.slice(0, NAMED_METRICS).filter((one) => one.nats >= first.nats / 3);
  return [
    {
      group: "metrics",
      nats,
      statement: named.map(({ shift }) => describeMetric(shift)).join("; "),
      anchors: named.map(({ shift }) => `metric:${shift.name}@${shift.duringUnixNano}`),
    },
  ];
}

function weightOf({ side, sharedBy }: MetricShift): number {
  const own = side === "internal" ? 1 : WEIGHTS.externalMetric;
  return own / Math.max(1, sharedBy.length);
}

function describeMetric({ name, unit, before, during, pod, z }: MetricShift): string {
  const where = pod === null ? "" : ` of ${pod}`;
  const by = Math.abs(z) >= 1000 ? "over 1,000" : String(Math.round(Math.abs(z)));
  return `${name}${where} ${describeValue(before, unit)} → ${describeValue(during, unit)}, ${by} times its usual spread`;
}
