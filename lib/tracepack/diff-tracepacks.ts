import { canonicalJson } from "./canonical-json";
import type { Tracepack } from "./tracepack-schema";

/** One thing that is in one pack and not, or otherwise, in the other. */
export interface TracepackDifference {
  readonly list: string;
  /** What it is called in both: a span's id, a template's text. */
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

type Listed = readonly (readonly [name: string, held: unknown])[];

/**
 * How two packs differ, by what their entries are called and not by where they stand; numbers into
 * other lists are read as what they stand for. Sorted by list and name. O(n log n).
 */
export function diffTracepacks(before: Tracepack, after: Tracepack): TracepackDifference[] {
  const left = toLists(before);
  const right = toLists(after);
  const names = [...new Set([...left.keys(), ...right.keys()])].sort();
  return names.flatMap((list) => diffList(list, left.get(list) ?? [], right.get(list) ?? []));
}

function diffList(list: string, before: Listed, after: Listed): TracepackDifference[] {
  const left = new Map(before.map(([name, held]) => [name, canonicalJson(held)]));
  const right = new Map(after.map(([name, held]) => [name, canonicalJson(held)]));
  return [...new Set([...left.keys(), ...right.keys()])].sort().flatMap((name) => {
    const difference = {
      list,
      name,
      before: left.get(name) ?? null,
      after: right.get(name) ?? null,
    };
    return difference.before === difference.after ? [] : [difference];
  });
}

function toLists(pack: Tracepack): Map<string, Listed> {
  const attributesOf = (numbers: readonly number[]) =>
    Object.fromEntries(numbers.flatMap((i) => (pack.attributes[i] ? [pack.attributes[i]] : [])));
  const operationOf = (i: number) => {
    const operation = pack.operations[i];
    return operation === undefined ? "" : `${operation.service} ${operation.name}`;
  };
  return new Map<string, Listed>([
    ["incident", Object.entries(pack.incident)],
    ["header", Object.entries(pack.header)],
    ["ranking", Object.entries({ ...pack.ranking, ranker: pack.ranker })],
    ["traces", pack.traces.map((trace) => [trace.id ?? "", trace])],
    ["operations", pack.operations.map((one) => [`${one.service} ${one.name} ${one.kind}`, one])],
    [
      "spans",
      pack.spans.map((span) => [
        span.id,
        {
          ...span,
          trace: pack.traces[span.trace]?.id ?? null,
          operation: operationOf(span.operation),
          resource: attributesOf(pack.resources[span.resource]?.attributes ?? []),
          attributes: attributesOf(span.attributes),
          events: span.events.map((one) => ({ ...one, attributes: attributesOf(one.attributes) })),
        },
      ]),
    ],
    ["suspects", pack.suspects.map((one) => [`${one.kind} ${one.service} ${one.operation}`, one])],
    ["divergences", pack.divergences.map((one) => [`${one.kind} ${one.spans.join()}`, one])],
    ["exceptions", pack.exceptions.map((one) => [`${one.service} ${one.type}`, one])],
    [
      "logTemplates",
      pack.logTemplates.map((one) => [`${one.service} ${one.level} ${one.text}`, one]),
    ],
    [
      "logs",
      pack.logs.map((log) => [
        log.id,
        {
          ...log,
          trace: log.trace === null ? null : (pack.traces[log.trace]?.id ?? null),
          template: pack.logTemplates[log.template]?.text ?? "",
          attributes: attributesOf(log.attributes),
        },
      ]),
    ],
    ["metrics", pack.metrics.map((one) => [`${one.service} ${one.name} ${one.pod ?? ""}`, one])],
    ["kernel", pack.kernel.map((one) => [one.id, one])],
    ["edges", pack.edges.map((one) => [`${one.from} → ${one.to}`, one])],
    ["changes", pack.changes.map((one) => [one.id, one])],
    ["slice", Object.entries(pack.slice ?? {})],
    ["redaction", pack.redaction.removed.map((one) => [one.rule, one.count])],
  ]);
}
