import type { ErrorBody } from "@/lib/domain/contracts/wire-format";
import { FaultlineError } from "@/lib/domain/errors";
import { ERROR_STATUS, RETRY_AFTER_SECONDS } from "./error-status";
import { httpLog } from "./http-log";
import { jsonResponse } from "./json-response";

/**
 * Any thrown value as `{ "error": .. }`. What is not a `FaultlineError` was not foreseen: the caller
 * gets a generic message and the id under which the log holds the rest, never the raw message.
 */
export function toErrorResponse(error: unknown, requestId: string): Response {
  if (!(error instanceof FaultlineError) || error.code === "internal") {
    httpLog().error({ requestId, err: error }, "request failed unexpectedly");
    const message = `an unexpected error, logged as ${requestId}`;
    return respond({ code: "internal", message, details: { requestId } }, requestId);
  }
  const { code, message, details } = error;
  if (ERROR_STATUS[code] >= 500) httpLog().warn({ requestId, code, err: error }, message);
  const shown = Array.isArray(details) ? [...details] : { ...details };
  return respond({ code, message, details: shown }, requestId);
}

function respond(error: ErrorBody["error"], requestId: string): Response {
  const body: ErrorBody = { error };
  const retryAfter = RETRY_AFTER_SECONDS[error.code];
  return jsonResponse(body, ERROR_STATUS[error.code], {
    "x-request-id": requestId,
    ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
  });
}
