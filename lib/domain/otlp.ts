export const OTLP_SIGNALS = ["traces", "logs", "metrics"] as const;
export type OtlpSignal = (typeof OTLP_SIGNALS)[number];

/** The two encodings of OTLP/HTTP bodies. */
export type OtlpEncoding = "protobuf" | "json";

/** What became of one export request: what OTLP's partial success reports. */
export interface OtlpOutcome {
  /** Spans, log records or data points that were not kept. */
  readonly rejected: number;
  /** Why, one sentence per cause; also warnings about what was kept. Empty: full success. */
  readonly messages: readonly string[];
}
