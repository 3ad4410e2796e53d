import { numberAttribute } from "@/lib/domain/attributes";
import type { Span } from "@/lib/domain/span";

/** OpenTelemetry semantic conventions, exceptions: the name of an exception event. */
const EXCEPTION_EVENT = "exception";

function httpStatusOf(span: Span): number | null {
  return (
    numberAttribute(span.attributes, "http.response.status_code") ??
    numberAttribute(span.attributes, "http.status_code")
  );
}

/**
 * A failure the span's own status does not tell: an exception event, or a 5xx answer.
 * Kept apart from an error status, because the instrumentation chose not to call it one.
 */
export function hasFailureSign(span: Span): boolean {
  if (span.status.code === "error") return false;
  if ((httpStatusOf(span) ?? 0) >= 500) return true;
  return span.events.some((event) => event.name === EXCEPTION_EVENT);
}
