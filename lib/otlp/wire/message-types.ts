import protobuf from "protobufjs";
import type { OtlpSignal } from "@/lib/domain/otlp";
import { COMMON_SCHEMA } from "./common-schema";
import { LOG_SCHEMA } from "./log-schema";
import { METRIC_SCHEMA } from "./metric-schema";
import { TRACE_SCHEMA } from "./trace-schema";
import type { WireMetricsRequest } from "./wire-metric-types";
import type { WireLogsRequest, WireTraceRequest } from "./wire-types";

export interface WireRequests {
  readonly traces: WireTraceRequest;
  readonly logs: WireLogsRequest;
  readonly metrics: WireMetricsRequest;
}

const { root } = protobuf.parse(
  `syntax = "proto3"; ${COMMON_SCHEMA} ${TRACE_SCHEMA} ${LOG_SCHEMA} ${METRIC_SCHEMA}`,
);
root.resolveAll();
for (const type of root.nestedArray) {
  if (type instanceof protobuf.Type) setDefaults(type.setup());
}

/** The export request of each signal: the one schema that both encodings are read by. */
export const REQUEST_TYPES: Readonly<Record<OtlpSignal, protobuf.Type>> = {
  traces: root.lookupType("ExportTraceServiceRequest"),
  logs: root.lookupType("ExportLogsServiceRequest"),
  metrics: root.lookupType("ExportMetricsServiceRequest"),
};

/**
 * The defaults that messages inherit, as the wire types state them: 64-bit integers are bigints, and
 * a member of a oneof that was not sent is undefined rather than a zero that looks sent.
 */
function setDefaults(type: protobuf.Type): void {
  for (const field of type.fieldsArray) {
    if (field.repeated) continue;
    const value = field.partOf ? undefined : defaultOf(field.type);
    if (field.partOf || value !== undefined) Reflect.set(type.ctor.prototype, field.name, value);
  }
}

function defaultOf(fieldType: string): bigint | Uint8Array | undefined {
  if (fieldType === "bytes") return new Uint8Array(0);
  return /64$/.test(fieldType) ? 0n : undefined;
}
