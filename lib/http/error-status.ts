import type { ErrorCode } from "@/lib/domain/errors";

/** The one place where an error code becomes an HTTP status. */
export const ERROR_STATUS: Readonly<Record<ErrorCode, number>> = {
  invalid_request: 400,
  unauthorized: 401,
  not_permitted: 403,
  not_found: 404,
  conflict: 409,
  unsupported_media_type: 415,
  payload_too_large: 413,
  too_large_to_compute: 422,
  overloaded: 429,
  database_unavailable: 503,
  internal: 500,
};

/**
 * Seconds a caller is asked to wait, for the codes that a later attempt can cure. Short: an
 * embedded Postgres that was killed is back within a few seconds.
 */
export const RETRY_AFTER_SECONDS: Readonly<Partial<Record<ErrorCode, number>>> = {
  overloaded: 5,
  database_unavailable: 5,
};
