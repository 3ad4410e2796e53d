import type { OtlpEncoding, OtlpSignal } from "@/lib/domain/otlp";
import type { WireRequests } from "./message-types";
import { readJson } from "./read-json";
import { readProtobuf } from "./read-protobuf";
import type { ReadResult } from "./read-result";

/** Reads an export request in either encoding into the one shape that is converted. */
export function readRequest<S extends OtlpSignal>(
  signal: S,
  body: Uint8Array,
  encoding: OtlpEncoding,
): ReadResult<WireRequests[S]> {
  switch (encoding) {
    case "protobuf":
      return readProtobuf(signal, body);
    case "json":
      return readJson(signal, body);
  }
}
