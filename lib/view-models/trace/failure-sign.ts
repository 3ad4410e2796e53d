import { failureOf } from "@/lib/domain/failure-of";
import type { Span } from "@/lib/domain/span";

/**
 * A failure that the span's own status does not tell: an exception event, a 5xx answer, a gRPC
 * code. Kept apart from an error status, because the instrumentation chose not to call it one.
 */
export function hasFailureSign(span: Span): boolean {
  return span.status.code !== "error" && failureOf(span) !== null;
}
