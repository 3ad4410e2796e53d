import { numberAttribute, stringAttribute } from "./attributes";
import { findNegativeReturn } from "./negative-return";
import type { Span, SpanEvent } from "./span";

/** What went wrong in one span. */
export interface SpanFailure {
  /** In a few words, for a person: `502`, `TypeError: amount is undefined`, `deadline exceeded`. */
  readonly text: string;
  /** Equal for failures of one sort: the exception's type, `http 502`, `grpc 14`, `ECONNREFUSED`. */
  readonly type: string;
  /** The answer says that the request was wrong (4xx and its like): the caller is at fault. */
  readonly blamesCaller: boolean;
  /** The span gave up waiting. */
  readonly timedOut: boolean;
}

/**
 * How a span failed, or null when it did not. It failed when its status is error, an exception
 * escaped it, it answered 5xx, its gRPC code is an error (OpenTelemetry semantic conventions: any
 * code for a client, only the server's own faults for a server), it returned a negative number,
 * or it carries `error=true`. The most specific of these gives the words. O(attributes + events).
 */
export function failureOf(span: Span): SpanFailure | null {
  const exception = span.events.length > 0 ? lastException(span) : null;
  if (exception !== null) return describe(span, exceptionText(exception), exceptionType(exception));
  const grpc = grpcCodeOf(span);
  if (grpc !== null && isGrpcFailure(span, grpc)) {
    return describe(span, span.status.message || `grpc ${grpcName(grpc)}`, `grpc ${grpc}`);
  }
  const http = httpStatusOf(span);
  const failed = span.status.code === "error" || span.attributes.error === true;
  if (http !== null && (http >= 500 || (failed && http >= 400))) {
    return describe(span, shorten(`${http} ${span.status.message}`.trim()), `http ${http}`);
  }
  const returned = findNegativeReturn(span);
  if (returned !== null) return describe(span, returned.text, returned.type);
  if (!failed) return null;
  const errorType = stringAttribute(span.attributes, "error.type");
  const text = span.status.message || errorType || "error";
  return describe(span, shorten(text), errorType ?? "error");
}

const MAX_TEXT_LENGTH = 100;
const TIMEOUT = /time(d)?[ _-]?out|deadline|ETIMEDOUT|abort|cancell?ed/i;
/** gRPC: invalid argument, not found, already exists, permission, precondition, range, credentials. */
const GRPC_BLAMES_CALLER = new Set([3, 5, 6, 7, 9, 11, 16]);
/** gRPC: unknown, deadline exceeded, unimplemented, internal, unavailable, data loss. */
const GRPC_SERVER_FAULTS = new Set([2, 4, 12, 13, 14, 15]);
const GRPC_NAMES =
  "ok cancelled unknown invalid_argument deadline_exceeded not_found already_exists permission_denied resource_exhausted failed_precondition aborted out_of_range unimplemented internal unavailable data_loss unauthenticated".split(
    " ",
  );

function describe(span: Span, text: string, type: string): SpanFailure {
  const http = httpStatusOf(span);
  const grpc = grpcCodeOf(span);
  const blamesCaller =
    (http !== null && http >= 400 && http < 500 && http !== 408 && http !== 429) ||
    (grpc !== null && GRPC_BLAMES_CALLER.has(grpc));
  const words = `${text} ${span.status.message} ${stringAttribute(span.attributes, "error.type") ?? ""}`;
  const timedOut = http === 504 || http === 408 || grpc === 4 || grpc === 1 || TIMEOUT.test(words);
  return { text, type, blamesCaller, timedOut };
}

/** The last one: earlier ones were most likely caught on the way. */
function lastException(span: Span): SpanEvent | null {
  const events = span.events.filter(
    ({ name, attributes }) => name === "exception" && attributes["exception.escaped"] !== false,
  );
  return events.at(-1) ?? null;
}

function exceptionType({ attributes }: SpanEvent): string {
  return stringAttribute(attributes, "exception.type") || "exception";
}

function exceptionText(event: SpanEvent): string {
  const message = stringAttribute(event.attributes, "exception.message");
  return shorten(message ? `${exceptionType(event)}: ${message}` : exceptionType(event));
}

function httpStatusOf({ attributes }: Span): number | null {
  return (
    numberAttribute(attributes, "http.response.status_code") ??
    numberAttribute(attributes, "http.status_code")
  );
}

function grpcCodeOf({ attributes }: Span): number | null {
  const code = numberAttribute(attributes, "rpc.grpc.status_code");
  if (code !== null) return code;
  const name = stringAttribute(attributes, "rpc.response.status_code")?.toLowerCase();
  const found = name === undefined ? -1 : GRPC_NAMES.indexOf(name);
  return found < 0 ? null : found;
}

function isGrpcFailure(span: Span, code: number): boolean {
  return span.kind === "server" ? GRPC_SERVER_FAULTS.has(code) : code !== 0;
}

function grpcName(code: number): string {
  return (GRPC_NAMES[code] ?? String(code)).replace("_", " ");
}

function shorten(text: string): string {
  const line = text.split("\n", 1)[0] ?? "";
  return line.length <= MAX_TEXT_LENGTH ? line : `${line.slice(0, MAX_TEXT_LENGTH - 1)}…`;
}
