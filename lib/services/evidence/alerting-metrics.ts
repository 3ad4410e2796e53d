import type { Alert } from "@/lib/domain/alert";
import type { StoredExemplar } from "@/lib/domain/metric";

/** What Prometheus adds to an OpenTelemetry name: the unit, and what a series of it counts. */
const SUFFIX = /_(bucket|count|sum|total|created)$/;
const UNITS = /_(seconds|milliseconds|bytes|ratio|ms|s)$/;
const WORD = /[a-zA-Z_:][a-zA-Z0-9_:]*/g;

/** The expressions that alerted (`g0.expr` of the generator's address), each once. */
export function alertingExpressions(
  alerts: readonly Pick<Alert, "generatorUrl">[],
): readonly string[] {
  const expressions = alerts.flatMap(({ generatorUrl }) => {
    if (!URL.canParse(generatorUrl)) return [];
    return new URL(generatorUrl).searchParams.get("g0.expr") || [];
  });
  return [...new Set(expressions)];
}

/** The words of expressions: metrics among them. */
export function wordsOf(expressions: readonly string[]): Set<string> {
  const words = expressions.flatMap((expression) => [...expression.matchAll(WORD)]);
  return new Set(words.map(([word]) => plainName(word)));
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
