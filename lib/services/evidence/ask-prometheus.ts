import type { StoredAlert } from "@/lib/domain/alert";
import type { TraceId } from "@/lib/domain/ids";
import { type PrometheusExemplar, queryExemplars } from "@/lib/sources/prometheus/query-exemplars";
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
  const { exemplars, reasons } = await readPrometheusExemplars(baseUrl, alerts, window);
  const pointed = exemplars.flatMap(({ metricName, labels, timeUnixNano }): PointedTrace[] => {
    const [traceId] = traceIdsIn(labels);
    const reason = `exemplar of ${metricName} in Prometheus`;
    return traceId === undefined ? [] : [{ traceId, timeUnixNano, reason }];
  });
  return { pointed, reasons };
}

/** The exemplars themselves, with or without a trace. */
export async function readPrometheusExemplars(
  baseUrl: string | undefined,
  alerts: readonly Pick<StoredAlert, "generatorUrl">[],
  window: Pick<EvidenceWindow, "start" | "end">,
): Promise<{ exemplars: readonly PrometheusExemplar[]; reasons: readonly string[] }> {
  if (baseUrl === undefined) return { exemplars: [], reasons: [] };
  const exemplars: PrometheusExemplar[] = [];
  const expressions = alertingExpressions(alerts).slice(0, MOST_EXPRESSIONS);
  for (const expression of new Set(expressions.flatMap((one) => [one, bucketsOf(one)]))) {
    try {
      exemplars.push(...(await queryExemplars({ baseUrl, expression, ...window })));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { exemplars, reasons: [`Prometheus could not be asked for exemplars: ${why}`] };
    }
  }
  return { exemplars, reasons: [] };
}

/** A rule counts a histogram by its `_count`, while its exemplars are kept with its buckets. */
function bucketsOf(expression: string): string {
  return expression.replace(/_(count|sum)\b/g, "_bucket");
}
