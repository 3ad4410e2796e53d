import protobuf from "protobufjs";
import type { ErrorCode } from "@/lib/domain/errors";
import type { OtlpEncoding, OtlpOutcome, OtlpSignal } from "@/lib/domain/otlp";
import { ERROR_STATUS, RETRY_AFTER_SECONDS } from "./error-status";

const CONTENT_TYPES: Readonly<Record<OtlpEncoding, string>> = {
  protobuf: "application/x-protobuf",
  json: "application/json",
};

const REJECTED_FIELDS: Readonly<Record<OtlpSignal, string>> = {
  traces: "rejectedSpans",
  logs: "rejectedLogRecords",
  metrics: "rejectedDataPoints",
};

/** Wire type 2 of protobuf: a length and as many bytes. */
const LENGTH_DELIMITED = 2;

/** 200 with the signal's `Export..ServiceResponse`; `partial_success` is set only when it has to say something. */
export function otlpSuccess(
  signal: OtlpSignal,
  encoding: OtlpEncoding,
  outcome: OtlpOutcome,
): Response {
  const errorMessage = outcome.messages.join("; ");
  const isFull = outcome.rejected === 0 && errorMessage === "";
  switch (encoding) {
    case "json": {
      const partialSuccess = { [REJECTED_FIELDS[signal]]: String(outcome.rejected), errorMessage };
      return respond(200, encoding, JSON.stringify(isFull ? {} : { partialSuccess }));
    }
    case "protobuf": {
      const partialSuccess = numberAndText(outcome.rejected, errorMessage);
      const response = protobuf.Writer.create();
      if (!isFull) response.uint32((1 << 3) | LENGTH_DELIMITED).bytes(partialSuccess);
      return respond(200, encoding, response.finish());
    }
  }
}

/** The codes of `google.rpc.Code` that say the same. */
const RPC_CODES: Readonly<Partial<Record<ErrorCode, number>>> = {
  invalid_request: 3,
  unsupported_media_type: 3,
  payload_too_large: 8,
  overloaded: 8,
  database_unavailable: 14,
};
const RPC_UNAVAILABLE = 14;

/**
 * A `google.rpc.Status` with the HTTP status of `code`. What is our own fault is said as 503 and not
 * as 500: exporters send again after the first and throw the data away after the second.
 */
export function otlpError(encoding: OtlpEncoding, code: ErrorCode, message: string): Response {
  const status = ERROR_STATUS[code] === 500 ? 503 : ERROR_STATUS[code];
  const rpcCode = RPC_CODES[code] ?? RPC_UNAVAILABLE;
  const body =
    encoding === "json"
      ? JSON.stringify({ code: rpcCode, message })
      : numberAndText(rpcCode, message);
  const retryAfter =
    RETRY_AFTER_SECONDS[status === 503 ? "database_unavailable" : code]?.toString();
  return respond(
    status,
    encoding,
    body,
    retryAfter === undefined ? {} : { "retry-after": retryAfter },
  );
}

/** A message of an integer in field 1 and a text in field 2, as both kinds of answer are. */
function numberAndText(number: number, text: string): Uint8Array {
  const writer = protobuf.Writer.create();
  if (number !== 0) writer.uint32(1 << 3).int64(number);
  if (text !== "") writer.uint32((2 << 3) | LENGTH_DELIMITED).string(text);
  return writer.finish();
}

function respond(
  status: number,
  encoding: OtlpEncoding,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Response {
  // A copy in a buffer of its own: `Response` takes no view of memory that may be shared.
  const bytes = typeof body === "string" ? body : new Uint8Array(body);
  return new Response(bytes, {
    status,
    headers: { "content-type": CONTENT_TYPES[encoding], ...headers },
  });
}
