import type { AssembledTrace, NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import { NO_PATH, type PathId, PathIndex, type PathStep } from "./path-index";
import { type PathProfile, type PathStats, toPathProfile } from "./path-profile";

export type ComparisonState = "added" | "removed" | "changed" | "unchanged";

/** One operation on one side of a comparison; numbers are means over the traces of that side. */
export interface ComparedSide {
  /** Traces of this side that have it. */
  readonly traceCount: number;
  readonly count: number;
  readonly errorCount: number;
  /** For one execution, in nanoseconds. */
  readonly durationNano: number;
  readonly selfNano: number;
  /** What failed, in the first trace where it did. */
  readonly failure: string | null;
  /** Its spans in the first trace that has it: something to look at. */
  readonly example: { readonly trace: number; readonly nodes: readonly NodeIndex[] } | null;
}

/** A row of the merged tree, parents before children. */
export interface ComparedOperation {
  readonly step: PathStep;
  /** Row of the parent, -1 for a root. */
  readonly parent: number;
  readonly depth: number;
  readonly state: ComparisonState;
  /** Why it counts as changed: `count`, `errors`, `latency`. */
  readonly changes: readonly ("count" | "errors" | "latency")[];
  readonly before: ComparedSide;
  readonly after: ComparedSide;
}

export interface TraceComparison {
  readonly status: "ok" | "degraded" | "failed";
  readonly reasons: readonly string[];
  readonly rows: readonly ComparedOperation[];
}

/** Self time counts as changed beyond this factor, when it is more than 1 ms besides. */
const LATENCY_FACTOR = 1.5;
const MIN_CHANGE_NANO = 1_000_000;
const COUNT_FACTOR = 1.2;

/**
 * Compares two traces, or two sets of traces, as one merged tree of operations: what was added
 * and removed, and what changed in how often it ran, how often it failed, or how long one
 * execution took of its own. O(n log n) over all spans.
 */
export function compareTraces(
  before: readonly AssembledTrace[],
  after: readonly AssembledTrace[],
): TraceComparison {
  const index = new PathIndex();
  const left = before.filter(hasNodes).map((trace) => toPathProfile(trace, index));
  const right = after.filter(hasNodes).map((trace) => toPathProfile(trace, index));
  if (left.length === 0 || right.length === 0) {
    const side = left.length === 0 ? "first" : "second";
    return { status: "failed", reasons: [`no spans on the ${side} side`], rows: [] };
  }
  const order = mergedOrder([...left, ...right]);
  const rowOf = new Map(order.map((path, row) => [path, row]));
  const reasons = [...new Set([...before, ...after].flatMap((trace) => trace.reasons))];
  const rows = order.map((path) => {
    const sides = { before: summarise(left, path), after: summarise(right, path) };
    const changes = changesBetween(sides.before, sides.after);
    return {
      step: index.step(path),
      parent: rowOf.get(index.parent(path)) ?? -1,
      depth: index.depth(path),
      state: stateOf(sides.before, sides.after, changes.length),
      changes,
      ...sides,
    };
  });
  return { status: reasons.length > 0 ? "degraded" : "ok", reasons, rows };
}

function hasNodes(trace: AssembledTrace): boolean {
  return trace.nodes.length > 0;
}

/** All paths in pre-order; siblings by their earliest start in any of the traces. */
function mergedOrder(profiles: readonly PathProfile[]): PathId[] {
  const earliest = new Map<PathId, number>();
  const children = new Map<PathId, PathId[]>();
  for (const { paths } of profiles) {
    for (const { path, parent, startNano } of paths.values()) {
      const known = earliest.get(path);
      earliest.set(path, Math.min(known ?? startNano, startNano));
      if (known !== undefined) continue;
      const siblings = children.get(parent);
      if (siblings) siblings.push(path);
      else children.set(parent, [path]);
    }
  }
  const order: PathId[] = [];
  const pushChildren = (stack: PathId[], parent: PathId) => {
    const siblings = children.get(parent) ?? [];
    siblings.sort((a, b) => (earliest.get(b) ?? 0) - (earliest.get(a) ?? 0) || b - a);
    for (const sibling of siblings) stack.push(sibling);
  };
  const stack: PathId[] = [];
  pushChildren(stack, NO_PATH);
  for (let path = stack.pop(); path !== undefined; path = stack.pop()) {
    order.push(path);
    pushChildren(stack, path);
  }
  return order;
}

function summarise(profiles: readonly PathProfile[], path: PathId): ComparedSide {
  const found: { trace: number; stats: PathStats }[] = [];
  profiles.forEach(({ paths }, trace) => {
    const stats = paths.get(path);
    if (stats !== undefined) found.push({ trace, stats });
  });
  const sum = (value: (stats: PathStats) => number) =>
    found.reduce((total, { stats }) => total + value(stats), 0);
  const executions = sum((stats) => stats.members.length);
  const [first] = found;
  return {
    traceCount: found.length,
    count: executions / profiles.length,
    errorCount: sum((stats) => stats.errorCount) / profiles.length,
    durationNano: executions === 0 ? 0 : sum((stats) => stats.durationNano) / executions,
    selfNano: executions === 0 ? 0 : sum((stats) => stats.selfNano) / executions,
    failure: found.find(({ stats }) => stats.failure !== null)?.stats.failure?.text ?? null,
    example: first === undefined ? null : { trace: first.trace, nodes: first.stats.members },
  };
}

function changesBetween(before: ComparedSide, after: ComparedSide) {
  if (before.traceCount === 0 || after.traceCount === 0) return [];
  const changes: ("count" | "errors" | "latency")[] = [];
  if (differs(before.count, after.count, COUNT_FACTOR)) changes.push("count");
  const errorRates = [before.errorCount / before.count, after.errorCount / after.count] as const;
  if (Math.abs(errorRates[0] - errorRates[1]) > 0.05) changes.push("errors");
  const isLarge = Math.abs(before.selfNano - after.selfNano) > MIN_CHANGE_NANO;
  if (isLarge && differs(before.selfNano, after.selfNano, LATENCY_FACTOR)) changes.push("latency");
  return changes;
}

function differs(a: number, b: number, factor: number): boolean {
  return Math.max(a, b) >= Math.min(a, b) * factor && a !== b;
}

function stateOf(before: ComparedSide, after: ComparedSide, changeCount: number): ComparisonState {
  if (before.traceCount === 0) return "added";
  if (after.traceCount === 0) return "removed";
  return changeCount > 0 ? "changed" : "unchanged";
}
