import { readFileSync } from "node:fs";
import type { Fault, MadeChange, SeenSpan } from "../faults/fault";
import { type OtlpSpan, resourceText, type Sent } from "./otlp-json";
import type { Split } from "./split-windows";
import { changeId } from "./write-case";

const STATUS_ERROR = 2;
const MOST_ROOT_SPANS = 20;

/** The truth about a recording: what was broken, where, and which spans show it. */
export function labelCase(
  fault: Fault,
  injected: MadeChange,
  traces: Split<Sent<OtlpSpan>>,
): object {
  const roots = traces.failing.filter((sent) => fault.truth.isRoot(seen(sent)));
  return {
    incident_id: fault.folder,
    injected_at: new Date(injected.atUnixMs).toISOString(),
    injected_at_unix_nano: String(BigInt(injected.atUnixMs) * 1_000_000n),
    root_service: fault.truth.service,
    accept: [changeId(injected)],
    root_operations: fault.truth.operations,
    root_spans: roots.slice(0, MOST_ROOT_SPANS).map(({ item }) => item.spanId),
    fault_type: fault.truth.faultType,
    code_location: locateCode(fault.truth.code),
    distractors: fault.truth.distractors,
    notes: fault.truth.notes,
    counts: {
      failing_traces: countTraces(traces.failing),
      failing_spans: traces.failing.length,
      baseline_traces: countTraces(traces.baseline),
      baseline_spans: traces.baseline.length,
      root_spans: roots.length,
    },
  };
}

function seen(sent: Sent<OtlpSpan>): SeenSpan {
  return {
    service: resourceText(sent, "service.name"),
    name: sent.item.name,
    failed: sent.item.status.code === STATUS_ERROR,
    eventNames: sent.item.events.map(({ name }) => name),
  };
}

function countTraces(spans: readonly Sent<OtlpSpan>[]): number {
  return new Set(spans.map(({ item }) => item.traceId)).size;
}

/** `file:line` of the first line that holds the text; an error when the code has moved on. */
export function locateCode(code: Fault["truth"]["code"]): string {
  const lines = readFileSync(new URL(`../${code.file}`, import.meta.url), "utf8").split("\n");
  const index = lines.findIndex((line) => line.includes(code.text));
  if (index < 0) throw new Error(`${code.file} no longer holds: ${code.text}`);
  return `${code.file}:${index + 1}`;
}
