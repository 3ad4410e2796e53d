import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import type { Operation } from "@/lib/analysis/trace/operation-key";
import type { TraceId } from "@/lib/domain/ids";
import { type AttributeColumn, toAttributeTable } from "./attribute-table";
import { type Contingency, enrichmentP } from "./contingency-test";
import { discover, type TestedFamily } from "./false-discovery";

/** An attribute value that failing traces have more often than healthy ones. */
export interface AttributeCue {
  readonly operation: Operation;
  readonly key: string;
  readonly value: string;
  /** Of the traces that ran the operation. */
  readonly counts: Contingency;
  /** Corrected for all values tested; null when there are too few failing traces to claim one. */
  readonly q: number | null;
  /** Share of failing traces with it less that of healthy ones. */
  readonly difference: number;
  /** Where no healthy trace has it: at most this share would (rule of three, 95 %). */
  readonly healthyShareAtMost: number | null;
  /** Other names of the same traces: `service.version=2 ≡ app.build=77`. */
  readonly aliases: readonly string[];
  /** Failing traces to look at. */
  readonly examples: readonly TraceId[];
}

const LEVEL = 0.05;
const MIN_FAILING_FOR_TEST = 5;
const MIN_TRACES_WITH = 3;
const MIN_FAILING_SHARE = 0.2;
const MIN_LIFT = 1.5;
const SAME_TRACES = 0.95;
const MAX_EXAMPLES = 3;

/**
 * Attribute values by which failing traces differ from healthy ones of the same route, the most
 * different first. Status, errors and durations are left out, for they restate the outcome; so
 * are ids. Fisher's or the G-test for each value, false discoveries held at 5 % in two stages
 * (`discover`). With fewer than five failing traces nothing is claimed: values that all of them
 * and no healthy trace have are shown without a q. O(attributes + values × examples).
 */
export function contrastAttributes(
  failing: readonly AssembledTrace[],
  healthy: readonly AssembledTrace[],
): AttributeCue[] {
  if (failing.length === 0 || healthy.length === 0) return [];
  const traces = [...failing, ...healthy];
  const isFailing = (trace: number) => trace < failing.length;
  const families = toFamilies(traces, failing.length);
  const found =
    failing.length < MIN_FAILING_FOR_TEST
      ? families
          .flatMap(({ tests }) => tests.filter(onlyInFailing))
          .map(({ item }) => toCue(item, null))
      : discover(families, LEVEL)
          .filter(({ item }) => isLarge(item.counts))
          .map(({ item, q }) => toCue(item, q));
  return mergeAliases(found)
    .sort((a, b) => b.difference - a.difference || compareCues(a, b))
    .map(({ having, ...cue }) => ({
      ...cue,
      examples: [...having]
        .filter(isFailing)
        .slice(0, MAX_EXAMPLES)
        .flatMap((trace) => traces[trace]?.traceId ?? []),
    }));
}

interface Candidate {
  readonly operation: Operation;
  readonly key: string;
  readonly value: string;
  readonly counts: Contingency;
  readonly having: ReadonlySet<number>;
}

type FoundCue = Omit<AttributeCue, "examples"> & Pick<Candidate, "having">;

/** One family for each attribute of each operation. The failing traces come first. */
function toFamilies(
  traces: readonly AssembledTrace[],
  failingCount: number,
): TestedFamily<Candidate>[] {
  const isFailing = (trace: number) => trace < failingCount;
  const { columns, tracesByOperation } = toAttributeTable(traces);
  return columns.flatMap((column) => {
    const { service, name, kind } = column.operation;
    const ran = tracesByOperation.get([service, name, kind].join("\u0000")) ?? new Set<number>();
    const failingRan = [...ran].filter(isFailing).length;
    const tests = Array.from(column.tracesByValue, ([value, having]) => {
      const failingWith = [...having].filter(isFailing).length;
      const healthyWith = having.size - failingWith;
      const counts = {
        failingWith,
        failingWithout: failingRan - failingWith,
        healthyWith,
        healthyWithout: ran.size - failingRan - healthyWith,
      };
      const { operation, key } = column;
      return { item: { operation, key, value, counts, having }, p: enrichmentP(counts) };
    }).filter(({ item }) => isWorthTesting(item, failingCount));
    return tests.length === 0 || looksLikeId(column, ran.size) ? [] : [{ tests }];
  });
}

/**
 * Chosen by how common a value is in all traces together, which says nothing of the outcome: to
 * choose by the difference itself would make the p-values too small.
 */
function isWorthTesting({ counts, having }: Candidate, failingCount: number): boolean {
  const healthyRan = counts.healthyWith + counts.healthyWithout;
  const failingRan = counts.failingWith + counts.failingWithout;
  if (healthyRan === 0 || failingRan === 0 || having.size === healthyRan + failingRan) return false;
  return having.size >= Math.min(MIN_TRACES_WITH, failingCount);
}

/** A sure difference may still be too small to matter. */
function isLarge(counts: Contingency): boolean {
  const share = counts.failingWith / (counts.failingWith + counts.failingWithout);
  const healthyShare = counts.healthyWith / (counts.healthyWith + counts.healthyWithout);
  return share >= MIN_FAILING_SHARE && share >= healthyShare * MIN_LIFT;
}

/** There are values for more than half of the traces, and none of them comes back. */
function looksLikeId({ tracesByValue }: AttributeColumn, traceCount: number): boolean {
  const repeated = [...tracesByValue.values()].some((having) => having.size >= MIN_TRACES_WITH);
  return tracesByValue.size > traceCount / 2 && !repeated;
}

function onlyInFailing({ item: { counts } }: { readonly item: Candidate }): boolean {
  return counts.healthyWith === 0 && counts.failingWithout === 0;
}

function toCue(candidate: Candidate, q: number | null): FoundCue {
  const { failingWith, failingWithout, healthyWith, healthyWithout } = candidate.counts;
  const healthy = healthyWith + healthyWithout;
  return {
    ...candidate,
    q,
    difference: failingWith / (failingWith + failingWithout) - healthyWith / healthy,
    healthyShareAtMost: healthyWith === 0 ? Math.min(1, 3 / healthy) : null,
    aliases: [],
  };
}

/** Values of practically the same traces are one cue: nobody can tell which of them it was. */
function mergeAliases(cues: readonly FoundCue[]): FoundCue[] {
  const merged: FoundCue[] = [];
  for (const cue of cues.toSorted(compareCues)) {
    const at = merged.findIndex((other) => jaccard(other.having, cue.having) >= SAME_TRACES);
    const same = merged[at];
    if (same === undefined) merged.push(cue);
    else merged[at] = { ...same, aliases: [...same.aliases, nameOf(cue)] };
  }
  return merged;
}

function nameOf({ operation, key, value }: FoundCue): string {
  return `${operation.service} ${operation.name} ${key}=${value}`;
}

/** The surest first; then by name, so that the order never depends on the order of input. */
function compareCues(a: Omit<FoundCue, "having">, b: Omit<FoundCue, "having">): number {
  const byQ = (a.q ?? 1) - (b.q ?? 1);
  if (byQ !== 0) return byQ;
  const [nameA, nameB] = [a, b].map(({ operation, key, value }) =>
    [operation.service, operation.name, key, value].join("\u0000"),
  );
  return (nameA ?? "") < (nameB ?? "") ? -1 : 1;
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const trace of small) if (large.has(trace)) shared += 1;
  return shared / (a.size + b.size - shared);
}
