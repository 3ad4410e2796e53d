import type { Alert } from "@/lib/domain/alert";
import type { StoredExemplar } from "@/lib/domain/metric";

/** What Prometheus adds to an OpenTelemetry name: the unit, and what a series of it counts. */
const SUFFIX = /_(bucket|count|sum|total|created)$/;
const UNITS = /_(seconds|milliseconds|bytes|ratio|ms|s)$/;
const WORD = /[a-zA-Z_:][a-zA-Z0-9_:]*/g;

/** The words of the alerts' expressions (`g0.expr` of the generator's address): metrics among them. */
export function expressionWords(alerts: readonly Pick<Alert, "generatorUrl">[]): Set<string> {
  const words = new Set<string>();
  for (const { generatorUrl } of alerts) {
    if (!URL.canParse(generatorUrl)) continue;
    const expression = new URL(generatorUrl).searchParams.get("g0.expr") ?? "";
    for (const [word] of expression.matchAll(WORD)) words.add(plainName(word));
  }
  return words;
}

/**
 * Whether the exemplar is of a metric that an expression names, under the name that Prometheus gives
 * it: `http.server.request.duration` is `http_server_request_duration_seconds_bucket` there.
 */
export function isOfExpression(
  { metricName }: Pick<StoredExemplar, "metricName">,
  words: ReadonlySet<string>,
): boolean {
  return words.has(plainName(metricName));
}

function plainName(name: string): string {
  return name
    .replace(/[^a-zA-Z0-9_:]/g, "_")
    .replace(SUFFIX, "")
    .replace(UNITS, "");
}
