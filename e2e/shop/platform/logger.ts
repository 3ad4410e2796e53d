import type { Attributes } from "@opentelemetry/api";
import { logs, SeverityNumber } from "@opentelemetry/api-logs";

const SEVERITIES = {
  DEBUG: SeverityNumber.DEBUG,
  INFO: SeverityNumber.INFO,
  WARN: SeverityNumber.WARN,
  ERROR: SeverityNumber.ERROR,
} as const;

/** Emits a log record; the SDK adds the trace and span id of the active context. */
export function log(
  severity: keyof typeof SEVERITIES,
  body: string,
  attributes: Attributes = {},
): void {
  logs.getLogger("shop").emit({
    severityNumber: SEVERITIES[severity],
    severityText: severity,
    body,
    attributes,
  });
}

/** The exception attributes of the semantic conventions. */
export function exceptionAttributes(error: unknown): Attributes {
  if (!(error instanceof Error)) return { "exception.message": String(error) };
  return {
    "exception.type": error.name,
    "exception.message": error.message,
    "exception.stacktrace": error.stack ?? "",
  };
}
