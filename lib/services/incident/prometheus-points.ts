import type { SliExemplarDto } from "@/lib/domain/contracts/sli";
import type { PrometheusExemplar } from "@/lib/sources/prometheus/query-exemplars";
import type { RequestFilter } from "@/lib/store/telemetry/request-conditions";
import { traceIdsIn } from "../evidence/named-traces";

const PART = /_(bucket|count|sum|total|created)$/;
/** Units as Prometheus writes them at the end of a name. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/_(milliseconds|ms)$/, 1e6],
  [/_(microseconds|us)$/, 1e3],
  [/_(nanoseconds|ns)$/, 1],
  [/_(seconds|s)$/, 1e9],
  // Without a unit in its name it is in Prometheus' own.
  [/(duration|latency)$/, 1e9],
];

/**
 * Exemplars that Prometheus keeps, as points: those with a trace and within the time, each trace once,
 * as many as can be told apart from all over the time, oldest first. Whether their traces were
 * received is not known yet.
 */
export function toPrometheusPoints(
  exemplars: readonly PrometheusExemplar[],
  {
    fromUnixNano,
    toUnixNano,
    service,
  }: Pick<RequestFilter, "fromUnixNano" | "toUnixNano" | "service">,
  most: number,
): SliExemplarDto[] {
  const points = new Map<string, SliExemplarDto>();
  for (const { metricName, labels, value, timeUnixNano } of exemplars) {
    const [traceId] = traceIdsIn(labels);
    const isWithin = timeUnixNano >= fromUnixNano && timeUnixNano < toUnixNano;
    if (traceId === undefined || !isWithin || points.has(traceId)) continue;
    points.set(traceId, {
      stand: "prometheus",
      traceId,
      spanId: labels.span_id ?? null,
      service: service ?? "",
      name: metricName,
      atUnixNano: String(timeUnixNano),
      durationNano: durationOf(metricName, value),
      failure: null,
      isHeld: false,
    });
  }
  const ordered = [...points.values()].sort((a, b) =>
    BigInt(a.atUnixNano) < BigInt(b.atUnixNano) ? -1 : 1,
  );
  const every = Math.ceil(ordered.length / most);
  return ordered.filter((_, index) => index % every === 0);
}

/** Null of what is no length of time. */
function durationOf(metricName: string, value: number | null): string | null {
  if (value === null || value < 0) return null;
  const name = metricName.replace(PART, "");
  const unit = UNITS.find(([pattern]) => pattern.test(name));
  return unit === undefined ? null : String(Math.round(value * unit[1]));
}
