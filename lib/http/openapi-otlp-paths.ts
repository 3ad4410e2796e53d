const MEDIA_TYPES = ["application/x-protobuf", "application/json"] as const;

const RESPONSES = {
  "200":
    "Committed. `partialSuccess` counts and explains what was rejected, or warns with a count of 0.",
  "400": "The data cannot be read; a `google.rpc.Status`. Do not send it again.",
  "413": "Larger than the limit, counted after decompression",
  "415": "A media type or an encoding that is not read here",
  "429": "Overloaded; send again after `Retry-After`",
  "503": "The database is away; send again after `Retry-After`",
} as const;

/** The OTLP/HTTP receiver, described by hand: its messages are opentelemetry-proto's, not ours. */
export const OTLP_PATHS = {
  "/v1/traces": otlpPath("traces", "ExportTraceServiceRequest"),
  "/v1/logs": otlpPath("logs", "ExportLogsServiceRequest"),
  "/v1/metrics": otlpPath("metrics", "ExportMetricsServiceRequest"),
} as const;

function otlpPath(signal: string, message: string) {
  const summary = `OTLP/HTTP receiver for ${signal} (opentelemetry-proto 1.11, ${message})`;
  const content = Object.fromEntries(
    MEDIA_TYPES.map((mediaType) => [mediaType, { schema: otlpSchema(mediaType, message) }]),
  );
  const encoding = {
    name: "Content-Encoding",
    in: "header",
    required: false,
    schema: { type: "string", enum: ["gzip", "identity"] },
  };
  return {
    post: {
      operationId: `post_v1_${signal}`,
      summary,
      parameters: [encoding],
      requestBody: { required: true, content },
      responses: Object.fromEntries(
        Object.entries(RESPONSES).map(([status, description]) => [status, { description }]),
      ),
    },
  };
}

function otlpSchema(mediaType: (typeof MEDIA_TYPES)[number], message: string) {
  return mediaType === "application/json"
    ? { type: "object", description: `${message}, JSON Protobuf encoding` }
    : { type: "string", format: "binary", description: `${message}, binary Protobuf encoding` };
}
