import { FaultlineError } from "@/lib/domain/errors";
import type { OtlpSignal } from "@/lib/domain/otlp";
import { REQUEST_TYPES, type WireRequests } from "./message-types";
import { OtlpReader } from "./otlp-reader";
import type { ReadResult } from "./read-result";

/** Reads an export request in protobuf. Throws `invalid_request` with the byte, `payload_too_large`. */
export function readProtobuf<S extends OtlpSignal>(
  signal: S,
  body: Uint8Array,
): ReadResult<WireRequests[S]> {
  const reader = new OtlpReader(body);
  try {
    // The generated decoder takes any subclass of its Reader and yields what the schema says, which
    // the wire types restate for the compiler.
    const decode = REQUEST_TYPES[signal].decode as unknown as (r: OtlpReader) => WireRequests[S];
    const request = decode.call(REQUEST_TYPES[signal], reader);
    return { request, replacedTextCount: reader.replacedTextCount };
  } catch (cause) {
    if (cause instanceof FaultlineError) throw cause;
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new FaultlineError(
      "invalid_request",
      `malformed protobuf near byte ${reader.pos} of ${body.byteLength}: ${problem}`,
      { byte: reader.pos },
      cause,
    );
  }
}
