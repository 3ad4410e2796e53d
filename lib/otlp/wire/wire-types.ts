/**
 * Export requests as both readers deliver them, before any judgement. Every field is present, with
 * its protobuf default when it was not sent; members of a oneof that were not sent are undefined.
 * Texts hold neither NUL nor lone surrogates.
 */

/** Bytes from protobuf, hex text as it was sent from JSON. */
export type WireId = Uint8Array | string;

export interface WireAnyValue {
  readonly stringValue?: string;
  readonly boolValue?: boolean;
  readonly intValue?: bigint;
  readonly doubleValue?: number;
  readonly arrayValue?: { readonly values: readonly WireAnyValue[] };
  readonly kvlistValue?: { readonly values: readonly WireKeyValue[] };
  readonly bytesValue?: Uint8Array;
}

export interface WireKeyValue {
  readonly key: string;
  readonly value: WireAnyValue | null;
}

export interface WireResource {
  readonly attributes: readonly WireKeyValue[];
  readonly droppedAttributesCount: number;
}

export interface WireScope extends WireResource {
  readonly name: string;
  readonly version: string;
}

export interface WireTraceRequest {
  readonly resourceSpans: readonly {
    readonly resource: WireResource | null;
    readonly scopeSpans: readonly {
      readonly scope: WireScope | null;
      readonly spans: readonly WireSpan[];
      readonly schemaUrl: string;
    }[];
    readonly schemaUrl: string;
  }[];
}

export interface WireSpan {
  readonly traceId: WireId;
  readonly spanId: WireId;
  readonly traceState: string;
  readonly parentSpanId: WireId;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: bigint;
  readonly endTimeUnixNano: bigint;
  readonly attributes: readonly WireKeyValue[];
  readonly droppedAttributesCount: number;
  readonly events: readonly WireSpanEvent[];
  readonly droppedEventsCount: number;
  readonly links: readonly WireSpanLink[];
  readonly droppedLinksCount: number;
  readonly status: { readonly message: string; readonly code: number } | null;
  readonly flags: number;
}

export interface WireSpanEvent {
  readonly timeUnixNano: bigint;
  readonly name: string;
  readonly attributes: readonly WireKeyValue[];
  readonly droppedAttributesCount: number;
}

export interface WireSpanLink {
  readonly traceId: WireId;
  readonly spanId: WireId;
  readonly traceState: string;
  readonly attributes: readonly WireKeyValue[];
  readonly droppedAttributesCount: number;
  readonly flags: number;
}

export interface WireLogsRequest {
  readonly resourceLogs: readonly {
    readonly resource: WireResource | null;
    readonly scopeLogs: readonly {
      readonly scope: WireScope | null;
      readonly logRecords: readonly WireLogRecord[];
      readonly schemaUrl: string;
    }[];
    readonly schemaUrl: string;
  }[];
}

export interface WireLogRecord {
  readonly timeUnixNano: bigint;
  readonly observedTimeUnixNano: bigint;
  readonly severityNumber: number;
  readonly severityText: string;
  readonly body: WireAnyValue | null;
  readonly attributes: readonly WireKeyValue[];
  readonly droppedAttributesCount: number;
  readonly flags: number;
  readonly traceId: WireId;
  readonly spanId: WireId;
  readonly eventName: string;
}
