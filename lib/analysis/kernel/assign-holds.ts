import type { Assignment, PlacedFact } from "./assign-facts";
import type { CallerPools } from "./caller-pools";
import type { KernelLink } from "./kernel-link";
import { countAtOrBefore } from "./last-at-or-before";
import { addTo, type PlacedTarget } from "./placed-target";

/** Of the calls that began before a moment, the last so many are looked at. */
const MOST_COMPARED = 128;
const ANCESTORS = 32;

type Targets = readonly (PlacedTarget | null)[];

/** A span in which something was held, by the calls that took and gave it. */
interface Holder {
  readonly target: PlacedTarget;
  /** The outermost span above it in its process: of another one it is another's doing. */
  readonly root: number;
  /** How far outside of their spans the moments lie, both together. */
  readonly outside: number;
}

/**
 * What was held over a connection, on the span that held it: a transaction takes a row in one call of
 * the database and gives it back in another, or in the same, and the innermost span around both is
 * whose doing it was, whatever else it did meanwhile. O(n log n).
 */
export function assignHolds(
  facts: readonly PlacedFact[],
  pools: CallerPools,
  targets: Targets,
): Assignment {
  const links: KernelLink[] = [];
  const left: PlacedFact[] = [];
  const byPool = new Map<string, PlacedFact[]>();
  for (const placed of facts) addTo(byPool, `${placed.life}/${placed.fact.peerPort}`, placed);
  for (const group of byPool.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const calls = [...pools.ofPort(first.life, first.fact.peerPort)];
    calls.sort((a, b) => a.start - b.start);
    for (const placed of group) {
      const link = linkHold(placed, calls, targets);
      if (link === null) left.push(placed);
      else links.push(link);
    }
  }
  return { links, left };
}

function linkHold(
  { fact }: PlacedFact,
  calls: readonly PlacedTarget[],
  targets: Targets,
): KernelLink | null {
  const taking = callsAt(fact.start, calls);
  const giving = callsAt(fact.end, calls);
  const holders = taking.flatMap((took) =>
    giving.flatMap((gave): Holder[] => {
      const target = aroundBoth(took, gave, targets);
      if (target === null) return [];
      const outside = outsideOf(fact.start, took) + outsideOf(fact.end, gave);
      return [{ target, root: rootOf(target, targets), outside }];
    }),
  );
  const [best] = holders.sort((a, b) => a.outside - b.outside || lengthOf(a) - lengthOf(b));
  if (best === undefined) return null;
  const of = new Set(holders.map(({ root }) => root)).size;
  return { span: best.target.index, fact, grade: of === 1 ? "unique" : "aligned", of };
}

/** Calls under way at a moment, as far as their clock tells. */
function callsAt(at: number, calls: readonly PlacedTarget[]): readonly PlacedTarget[] {
  const widest = calls[0]?.tolerance ?? 0;
  const count = countAtOrBefore(calls, at + widest, ({ start }) => start);
  return calls
    .slice(Math.max(0, count - MOST_COMPARED), count)
    .filter(({ end, tolerance }) => at <= end + tolerance);
}

/** A span's clock rounds both of its ends down. */
function outsideOf(at: number, { start, end, resolution }: PlacedTarget): number {
  return Math.max(0, start - at, at - end - resolution);
}

function aroundBoth(a: PlacedTarget, b: PlacedTarget, targets: Targets): PlacedTarget | null {
  const above = new Set(lineOf(a, targets).map(({ index }) => index));
  return lineOf(b, targets).find(({ index }) => above.has(index)) ?? null;
}

function rootOf(target: PlacedTarget, targets: Targets): number {
  return lineOf(target, targets).at(-1)?.index ?? target.index;
}

/** A span and those above it in the same life of its process, outwards. */
function lineOf(target: PlacedTarget, targets: Targets): readonly PlacedTarget[] {
  const line: PlacedTarget[] = [];
  for (let at: PlacedTarget | null = target; at !== null && line.length < ANCESTORS; ) {
    if (at.process !== target.process || at.life !== target.life) break;
    line.push(at);
    at = targets[at.parent] ?? null;
  }
  return line;
}

function lengthOf({ target }: Holder): number {
  return target.end - target.start;
}
