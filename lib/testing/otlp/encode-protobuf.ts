import type { OtlpSignal } from "@/lib/domain/otlp";
import { REQUEST_TYPES } from "@/lib/otlp/wire/message-types";

const ID_FIELDS = new Set(["traceId", "spanId", "parentSpanId"]);

/** An export request in OTLP JSON form (an object) as protobuf bytes, by protobufjs. */
export function encodeProtobuf(signal: OtlpSignal, otlpJson: object): Uint8Array {
  const type = REQUEST_TYPES[signal];
  return type.encode(type.fromObject(withBase64Ids(otlpJson))).finish();
}

/** Ids are hex in OTLP JSON and base64 in protobuf's own mapping. */
function withBase64Ids(json: object): object {
  return JSON.parse(JSON.stringify(json), (key, value) =>
    ID_FIELDS.has(key) && typeof value === "string"
      ? Buffer.from(value, "hex").toString("base64")
      : value,
  );
}
