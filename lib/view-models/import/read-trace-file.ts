import { jaegerToOtlp } from "./jaeger-to-otlp";
import { JaegerFile } from "./jaeger-trace";
import { OtlpTraces } from "./otlp-traces";

export type TraceFile =
  | { readonly kind: "traces"; readonly format: "OTLP" | "Jaeger"; readonly traces: OtlpTraces }
  | { readonly kind: "unreadable"; readonly reason: string };

/**
 * The traces in the text of a file: OTLP JSON (one request, or one a line as the Collector's file
 * exporter writes them), or what Jaeger saves.
 */
export function readTraceFile(text: string): TraceFile {
  const whole = parseJson(text);
  if (whole.kind === "json") return readOne(whole.value);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length < 2) return { kind: "unreadable", reason: `It is not JSON: ${whole.reason}` };
  const traces: OtlpTraces = { resourceSpans: [] };
  for (const [index, line] of lines.entries()) {
    const parsed = parseJson(line);
    const read = parsed.kind === "json" ? OtlpTraces.safeParse(parsed.value) : null;
    if (read === null || !read.success) {
      return { kind: "unreadable", reason: `Line ${index + 1} is no OTLP JSON with spans.` };
    }
    traces.resourceSpans.push(...read.data.resourceSpans);
  }
  return { kind: "traces", format: "OTLP", traces };
}

function readOne(value: unknown): TraceFile {
  const otlp = OtlpTraces.safeParse(value);
  if (otlp.success) return { kind: "traces", format: "OTLP", traces: otlp.data };
  const jaeger = JaegerFile.safeParse(value);
  if (jaeger.success) {
    return { kind: "traces", format: "Jaeger", traces: jaegerToOtlp(jaeger.data.data) };
  }
  const reason = "It has neither OTLP's resourceSpans nor Jaeger's data with spans.";
  return { kind: "unreadable", reason };
}

type Parsed =
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "broken"; readonly reason: string };

function parseJson(text: string): Parsed {
  try {
    return { kind: "json", value: JSON.parse(text) };
  } catch (error) {
    return { kind: "broken", reason: error instanceof Error ? error.message : String(error) };
  }
}
