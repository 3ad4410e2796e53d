import type { ErrorCode } from "@/lib/domain/errors";

/** The server's own codes, and two that the network adds. */
export type ApiErrorCode = ErrorCode | "unreachable" | "bad_response";

/** Of ours, and of a gateway that waits for us. */
const TRANSIENT_STATUSES: readonly number[] = [429, 502, 503, 504];

/** A call that did not succeed. `message` can be shown as it is. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  /** HTTP status, 0 when there was no answer. */
  readonly status: number;
  readonly details: unknown;

  constructor(
    code: ApiErrorCode,
    status: number,
    message: string,
    options: { readonly details?: unknown; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "ApiError";
    this.code = code;
    this.status = status;
    this.details = options.details;
  }

  /** Whether the same call may go through later. */
  get transient(): boolean {
    return this.code === "unreachable" || TRANSIENT_STATUSES.includes(this.status);
  }
}

/** What to say about an error of unknown make. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
