import type { StoredAlert } from "@/lib/domain/alert";
import type { TraceId } from "@/lib/domain/ids";
import { queryExemplars } from "@/lib/sources/prometheus/query-exemplars";
import { alertingExpressions } from "./alerting-metrics";
import type { EvidenceWindow } from "./evidence-window";
import { traceIdsIn } from "./named-traces";

/** An incident's alerts are of a few rules; each is asked for. */
const MOST_EXPRESSIONS = 5;

/** A trace that an exemplar points to. */
export interface PointedTrace {
  readonly traceId: TraceId;
  readonly timeUnixNano: bigint;
  /** Which exemplar, in words. */
  readonly reason: string;
}

export interface AskedPrometheus {
  readonly pointed: readonly PointedTrace[];
  /** Why it could not be asked. */
  readonly reasons: readonly string[];
}

/**
 * The exemplars that Prometheus keeps of the series that alerted, in the incident's window; none
 * without an address of one. That it does not answer is told, and keeps nobody from the rest.
 */
export async function askPrometheus(
  baseUrl: string | undefined,
  alerts: readonly Pick<StoredAlert, "generatorUrl">[],
  window: Pick<EvidenceWindow, "start" | "end">,
): Promise<AskedPrometheus> {
  if (baseUrl === undefined) return { pointed: [], reasons: [] };
  const pointed: PointedTrace[] = [];
  const expressions = alertingExpressions(alerts).slice(0, MOST_EXPRESSIONS);
  for (const expression of new Set(expressions.flatMap((one) => [one, bucketsOf(one)]))) {
    try {
      const found = await queryExemplars({ baseUrl, expression, ...window });
      for (const { metricName, labels, timeUnixNano } of found) {
        const [traceId] = traceIdsIn(labels);
        const reason = `exemplar of ${metricName} in Prometheus`;
        if (traceId !== undefined) pointed.push({ traceId, timeUnixNano, reason });
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { pointed, reasons: [`Prometheus could not be asked for exemplars: ${why}`] };
    }
  }
  return { pointed, reasons: [] };
}

/** A rule counts a histogram by its `_count`, while its exemplars are kept with its buckets. */
function bucketsOf(expression: string): string {
  return expression.replace(/_(count|sum)\b/g, "_bucket");
}
