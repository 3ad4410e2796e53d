import { FaultlineError } from "@/lib/domain/errors";
import type { OtlpEncoding, OtlpOutcome, OtlpSignal } from "@/lib/domain/otlp";
import { type BodyLimits, telemetryBodyLimits } from "./body-limits";
import { httpLog } from "./http-log";
import { otlpError, otlpSuccess } from "./otlp-response";
import { otlpEncodingOf, readOtlpBody } from "./read-otlp-body";

/** Stores what a body holds; resolves after commit. Throws `FaultlineError`s. */
export type ReceiveOtlp = (body: Uint8Array, encoding: OtlpEncoding) => Promise<OtlpOutcome>;

/**
 * POST handler of one signal of OTLP/HTTP 1.11. Answers in the request's encoding (JSON when there
 * is no telling) and never with 500.
 */
export function defineOtlpRoute(
  signal: OtlpSignal,
  receive: ReceiveOtlp,
  limits?: BodyLimits,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const encoding = otlpEncodingOf(request.headers);
    try {
      if (encoding === null) throw unsupportedContentType(request.headers);
      const body = await readOtlpBody(request, limits ?? telemetryBodyLimits());
      try {
        return otlpSuccess(signal, encoding, await receive(body.bytes, encoding));
      } finally {
        body.release();
      }
    } catch (error) {
      return answerError(signal, encoding ?? "json", error);
    }
  };
}

function answerError(signal: OtlpSignal, encoding: OtlpEncoding, error: unknown): Response {
  if (error instanceof FaultlineError && error.code !== "internal") {
    httpLog().warn({ signal, code: error.code }, error.message);
    return otlpError(encoding, error.code, error.message);
  }
  httpLog().error({ signal, err: error }, "telemetry was not stored");
  return otlpError(encoding, "internal", "an unexpected error, logged: send again later");
}

function unsupportedContentType(headers: Headers): FaultlineError {
  const given = headers.get("content-type") ?? "none";
  return new FaultlineError(
    "unsupported_media_type",
    `Content-Type must be application/x-protobuf or application/json, not ${given}`,
  );
}
