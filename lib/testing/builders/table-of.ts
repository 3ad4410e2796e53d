import { type Findings, findEvidence } from "@/lib/analysis/suspects/find-evidence";
import { orderEvidence } from "@/lib/analysis/suspects/order-evidence";
import { type SpanTable, toSpanTable } from "@/lib/analysis/suspects/span-table";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { evidenceOf, type IncidentSpec } from "./evidence-of";
import { type SpanSpec, spansOf } from "./span-of";

/** Traces from span specs, one list each; all of a list belong to one trace of that number. */
export function tableOf(
  window: readonly (readonly SpanSpec[])[],
  healthy: readonly (readonly SpanSpec[])[] = [],
): SpanTable {
  const assemble = (side: string) => (specs: readonly SpanSpec[], i: number) =>
    assembleTrace(spansOf(specs.map((spec) => ({ trace: `${side}-${i}`, ...spec }))));
  return toSpanTable(window.map(assemble("window")), healthy.map(assemble("healthy")));
}

/** What is counted and measured of a drawn incident before anybody is suspected. */
export function findingsOf(spec: IncidentSpec): Findings {
  return findEvidence(orderEvidence(evidenceOf(spec)), new Set());
}

/** The first row of a span with this name, in the window unless told. */
export function rowNamed(table: SpanTable, name: string, isWindow = true): number {
  const row = table.spans.findIndex(
    (span, i) => span.name === name && table.traces[table.traceOf[i] ?? -1]?.isWindow === isWindow,
  );
  if (row < 0) throw new Error(`no span named ${name}`);
  return row;
}

/** What an operation of this name is counted as. */
export function operationNamed({ operations }: SpanTable, name: string): number {
  const number = operations.findIndex((operation) => operation.name === name);
  if (number < 0) throw new Error(`no operation named ${name}`);
  return number;
}
