import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { type Operation, operationKey, operationOf } from "@/lib/analysis/trace/operation-key";
import { comparedAttributes } from "./compared-attributes";

/** One attribute of one operation: which traces ran the operation with which values. */
export interface AttributeColumn {
  readonly operation: Operation;
  readonly key: string;
  /** Traces by value; a trace counts once however many of its spans have the value. */
  readonly tracesByValue: Map<string, Set<number>>;
}

export interface AttributeTable {
  readonly columns: readonly AttributeColumn[];
  /** Traces that ran each operation, by operation key. */
  readonly tracesByOperation: ReadonlyMap<string, ReadonlySet<number>>;
}

/** Counts attribute values by trace: ten spans of one trace are not ten observations. O(attributes). */
export function toAttributeTable(traces: readonly AssembledTrace[]): AttributeTable {
  const columns = new Map<string, AttributeColumn>();
  const tracesByOperation = new Map<string, Set<number>>();
  traces.forEach((trace, number) => {
    for (const node of trace.nodes) {
      if (node.kind !== "span") continue;
      const operation = operationKey(node.span);
      const ran = tracesByOperation.get(operation) ?? new Set();
      tracesByOperation.set(operation, ran.add(number));
      for (const [key, value] of comparedAttributes(node.span)) {
        const columnKey = `${operation}\u0000${key}`;
        const column = columns.get(columnKey) ?? {
          operation: operationOf(node.span),
          key,
          tracesByValue: new Map<string, Set<number>>(),
        };
        columns.set(columnKey, column);
        const having = column.tracesByValue.get(value) ?? new Set();
        column.tracesByValue.set(value, having.add(number));
      }
    }
  });
  return { columns: [...columns.values()], tracesByOperation };
}
