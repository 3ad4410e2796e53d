import type { Span } from "@/lib/domain/span";
import type { AssembledTrace } from "./assembled-trace";
import { buildTraceNodes } from "./build-trace-nodes";
import { cutParentCycles } from "./cut-parent-cycles";
import { describeRepairs, type RepairedIds } from "./describe-repairs";
import { type IdentifiedSpans, identifySpans } from "./identify-spans";
import { type InferredTimes, inferTimes } from "./infer-times";
import { type OrderedForest, orderForest } from "./order-forest";
import { type RelativeTimes, relativeTimes } from "./relative-times";
import { type ResolvedParents, resolveParents } from "./resolve-parents";
import { type SelectedSpans, selectTrace } from "./select-trace";

/**
 * Spans as they came, in any order and any state, to a forest in pre-order.
 *
 *     spans ─▶ one trace ─▶ unique ids ─▶ parents ─▶ cycles cut ─▶ times inferred ─▶ pre-order
 *
 * Every span becomes a node or is counted in a repair, and every repair gives its reason. The
 * result does not depend on the order of input. O(n log n) time, O(n) memory, iterative.
 */
export function assembleTrace(spans: readonly Span[]): AssembledTrace {
  return assembleMoved(spans, (span) => span);
}

/**
 * {@link assembleTrace} with the spans moved in time by `move`. They get their ids before they are
 * moved: a second span of one id keeps its number whatever its clock says.
 */
export function assembleMoved(spans: readonly Span[], move: (span: Span) => Span): AssembledTrace {
  const selected = selectTrace(spans);
  if (selected === null) return NOTHING;
  const recorded = identifySpans(selected.spans);
  const identified = { ...recorded, spans: recorded.spans.map(move) };
  const resolved = resolveParents(identified);
  const times = relativeTimes(identified.spans);
  const ids = identified.ids.concat(resolved.missing.map((id) => `missing:${id}`));
  const { parent, cuts } = cutParentCycles(resolved.parent, byStartThenId(ids, times));
  const slotSpans = [...identified.spans, ...resolved.missing.map(() => null)];
  const inferred = inferTimes({ spans: slotSpans, parent, times });
  const forest = orderForest({ ids, parent, ...inferred });
  const nodes = buildTraceNodes({
    forest,
    identified,
    missing: resolved.missing,
    times,
    inferred,
  });
  const repairs = describeRepairs({
    ids: repairedIds({
      selected,
      identified,
      resolved,
      cuts,
      times,
      inferred,
      forest,
      ids,
    }),
    droppedCopies: [...identified.droppedCopies.values()].reduce((sum, copies) => sum + copies, 0),
  });
  return {
    traceId: selected.traceId,
    status: repairs.length > 0 ? "degraded" : "ok",
    reasons: repairs.map(({ reason }) => reason),
    nodes,
    roots: nodes.flatMap(({ parent: above, index }) => (above < 0 ? [index] : [])),
    startUnixNano: nodes[0]?.startUnixNano ?? 0n,
    endUnixNano: times.baseUnixNano + BigInt(inferred.endNano.reduce((a, b) => Math.max(a, b))),
    repairs,
  };
}

const NOTHING: AssembledTrace = {
  traceId: null,
  status: "failed",
  reasons: ["no spans were received"],
  nodes: [],
  roots: [],
  startUnixNano: 0n,
  endUnixNano: 0n,
  repairs: [],
};

/** A total order that does not depend on positions: where cycles are cut. Unknown times come last. */
function byStartThenId(ids: readonly string[], { startNano, endNano }: RelativeTimes) {
  const known = (times: Float64Array, slot: number) => {
    const time = times[slot] ?? Number.NaN;
    return Number.isNaN(time) ? Number.MAX_VALUE : time;
  };
  return (a: number, b: number): number =>
    known(startNano, a) - known(startNano, b) ||
    known(endNano, b) - known(endNano, a) ||
    compareText(ids[a] ?? "", ids[b] ?? "");
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

interface Findings {
  readonly selected: SelectedSpans;
  readonly identified: IdentifiedSpans;
  readonly resolved: ResolvedParents;
  readonly cuts: readonly number[];
  readonly times: RelativeTimes;
  readonly inferred: InferredTimes;
  readonly forest: OrderedForest;
  readonly ids: readonly string[];
}

function repairedIds(findings: Findings): RepairedIds {
  const { selected, identified, resolved, cuts, times, inferred, forest, ids } = findings;
  const inOrder = (slots: readonly number[]) =>
    slots
      .map((slot) => forest.nodeOf[slot] ?? 0)
      .sort((a, b) => a - b)
      .map((node) => ids[forest.slots[node] ?? 0] ?? "");
  const renumbered = [...identified.sharedPositions.values()].flatMap((slots) => slots.slice(1));
  const outOfRange = new Set(times.outOfRange);
  const roots = ids.flatMap((_, node) => ((forest.parent[node] ?? -1) < 0 ? [node] : []));
  return {
    "duplicate-dropped": inOrder([...identified.droppedCopies.keys()]),
    "duplicate-id-kept": inOrder(renumbered),
    "missing-parent": inOrder(resolved.missing.map((_, i) => identified.spans.length + i)),
    "self-parent": inOrder(resolved.selfParents),
    "parent-cycle": inOrder(cuts),
    "several-roots": roots.length > 1 ? inOrder(roots.map((node) => forest.slots[node] ?? 0)) : [],
    unfinished: inOrder(inferred.unfinished.filter((slot) => !outOfRange.has(slot))),
    "negative-duration": inOrder(inferred.negative),
    "time-out-of-range": inOrder(times.outOfRange),
    "wrong-trace": selected.strays.map(({ spanId }) => spanId).sort(),
  };
}
