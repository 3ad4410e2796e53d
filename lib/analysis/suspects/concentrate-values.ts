import { comparedAttributes } from "@/lib/analysis/statistics/compared-attributes";
import { enrichmentP } from "@/lib/analysis/statistics/contingency-test";
import { formatAttribute } from "@/lib/domain/attributes";
import type { Resource } from "@/lib/domain/resource";
import type { Span } from "@/lib/domain/span";
import { describeShare } from "./describe-quantity";
import type { SpanTable } from "./span-table";
import type { Evidence } from "./suspect";
import { bounded } from "./weights";

/** Resource attributes that say where something ran. */
const PLACES = [
  "k8s.node.name",
  "host.name",
  "k8s.pod.name",
  "container.name",
  "service.instance.id",
  "cloud.availability_zone",
];
const CAP = 1;
const LEAST_NATS = 3;
const LEAST_TROUBLED = 3;
/** In executions with the value trouble is at least this many times as common as without. */
const LEAST_RATIO = 3;
const MAX_EXECUTIONS = 4000;
const MAX_VALUES = 500;
const NAMED_VALUES = 3;

interface ValueCount {
  readonly key: string;
  readonly value: string;
  /** In how many traces of the window with trouble, in how many without, and in how many healthy ones. */
  troubled: number;
  others: number;
  healthy: number;
  readonly row: number;
}

interface Concentration extends ValueCount {
  readonly nats: number;
  readonly rate: number;
  readonly rateWithout: number;
}

/**
 * Trouble of an operation that comes with one value of an attribute: a shard, a tenant, a version,
 * a pod. Counted by trace and value among the executions of the window; an attribute that has one
 * value there, such as a new version, is held against health, unless it is a place: processes
 * come and go. Small, for it says where and
 * not who; null where no value is surer than chance for as many as there are. O(executions × attributes).
 */
export function concentrateValues(
  table: SpanTable,
  operation: number,
  isTroubled: (row: number) => boolean,
): Evidence | null {
  const counts = countValues(table, operation, isTroubled);
  const found = [...counts.values()]
    .flatMap((values) => concentrated([...values.values()]))
    .map((one) => ({ ...one, nats: one.nats - Math.log(totalOf(counts)) }))
    .filter(({ nats }) => nats >= LEAST_NATS)
    .sort((a, b) => b.nats - a.nats || (a.key + a.value < b.key + b.value ? -1 : 1));
  const [first] = found;
  if (first === undefined) return null;
  const named = found.filter(({ key }) => key === first.key).slice(0, NAMED_VALUES);
  const span = (row: number) => `span:${table.spans[row]?.spanId}#attr=${first.key}`;
  return {
    group: "contrast",
    nats: bounded(first.nats, CAP),
    statement: `its trouble comes with ${first.key} ${named.map(({ value }) => `“${value}”`).join(", ")}: in ${describeShare(first.rate)} of the traces with “${first.value}”, in ${describeShare(first.rateWithout)} of those with another`,
    anchors: named.map(({ row }) => span(row)),
  };
}

function totalOf(counts: ReadonlyMap<string, ReadonlyMap<string, unknown>>): number {
  let total = 0;
  for (const values of counts.values()) total += values.size;
  return Math.max(1, total);
}

function concentrated(counted: readonly ValueCount[]): Concentration[] {
  const inWindow = counted.filter((one) => one.troubled + one.others > 0);
  const values =
    inWindow.length === 1
      ? counted.map((one) => ({ ...one, others: one.others + one.healthy }))
      : inWindow;
  const troubled = values.reduce((sum, one) => sum + one.troubled, 0);
  const others = values.reduce((sum, one) => sum + one.others, 0);
  return values.flatMap((one) => {
    const counts = {
      failingWith: one.troubled,
      failingWithout: troubled - one.troubled,
      healthyWith: one.others,
      healthyWithout: others - one.others,
    };
    const rate = one.troubled / (one.troubled + one.others);
    const without = troubled + others - one.troubled - one.others;
    if (one.troubled < LEAST_TROUBLED || without === 0) return [];
    const rateWithout = counts.failingWithout / without;
    if (rate < LEAST_RATIO * rateWithout) return [];
    const p = Math.max(enrichmentP(counts), Number.MIN_VALUE);
    return [{ ...one, rate, rateWithout, nats: -Math.log(p) }];
  });
}

/** By attribute and value: traces in which an execution with it is in trouble, and in which none is. */
function countValues(
  table: SpanTable,
  operation: number,
  isTroubled: (row: number) => boolean,
): Map<string, Map<string, ValueCount>> {
  const counts = new Map<string, Map<string, ValueCount>>();
  let executions = 0;
  for (const { isWindow, firstRow, endRow } of table.traces) {
    if (executions > MAX_EXECUTIONS) break;
    const inTrace = new Map<
      string,
      { key: string; value: string; row: number; isTroubled: boolean }
    >();
    for (let row = firstRow; row < endRow; row += 1) {
      const span = table.spans[row];
      if (table.operationOf[row] !== operation || span === undefined) continue;
      executions += 1;
      const troubled = isWindow && isTroubled(row);
      for (const [key, value] of valuesOf(span, isWindow)) {
        const pair = `${key}\u0000${value}`;
        const seen = inTrace.get(pair);
        if (seen === undefined || (troubled && !seen.isTroubled)) {
          inTrace.set(pair, { key, value, row, isTroubled: troubled });
        }
      }
    }
    for (const one of inTrace.values()) add(counts, one, isWindow);
  }
  return counts;
}

function add(
  counts: Map<string, Map<string, ValueCount>>,
  one: { key: string; value: string; row: number; isTroubled: boolean },
  isWindow: boolean,
): void {
  const { key, value, row, isTroubled } = one;
  const values = counts.get(key) ?? new Map<string, ValueCount>();
  counts.set(key, values);
  const known = values.get(value);
  if (known === undefined && values.size >= MAX_VALUES) return;
  const count = known ?? { key, value, troubled: 0, others: 0, healthy: 0, row };
  if (!isWindow) count.healthy += 1;
  else if (isTroubled) count.troubled += 1;
  else count.others += 1;
  // The example is one of trouble.
  values.set(value, isTroubled && count.troubled === 1 ? { ...count, row } : count);
}

function valuesOf(span: Span, isWindow: boolean): Map<string, string> {
  const values = comparedAttributes(span);
  if (isWindow) for (const [key, value] of placesOf(span.resource)) values.set(key, value);
  return values;
}

function placesOf({ attributes }: Resource): [string, string][] {
  return PLACES.flatMap((key): [string, string][] => {
    const value = attributes[key];
    return value === undefined || value === null ? [] : [[key, formatAttribute(value)]];
  });
}
