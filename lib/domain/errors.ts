/** The closed list of error codes. Mapped to HTTP status once, in `lib/http`. */
export const ERROR_CODES = [
  "invalid_request",
  "unauthorized",
  "not_permitted",
  "not_found",
  "conflict",
  "unsupported_media_type",
  "payload_too_large",
  "too_large_to_compute",
  "overloaded",
  "database_unavailable",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What was wrong and where: JSON-safe, safe to show to the caller. */
export type ErrorDetails = Readonly<Record<string, unknown>> | readonly unknown[];

/** An expected failure. `message` names what and where, and is shown to the caller as it is. */
export class FaultlineError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, cause?: unknown) {
    super(message, { cause });
    this.name = "FaultlineError";
    this.code = code;
    this.details = details;
  }
}

/** `not_found` for an entity and its id. */
export function notFound(entity: string, id: string): FaultlineError {
  return new FaultlineError("not_found", `${entity} ${id} does not exist`, { entity, id });
}
