import type { KernelEventKind } from "@/lib/domain/kernel-event";
import type { KernelGrade } from "@/lib/domain/kernel-grade";
import { findActiveLeaves } from "./active-leaves";
import type { PlacedFact } from "./assign-facts";
import type { KernelFact } from "./kernel-fact";
import type { KernelLink } from "./kernel-link";
import { addTo, type PlacedTarget } from "./placed-target";
import { BY_THREAD, isByThread, isOnThread } from "./running-threads";

/** What a call of the thread itself was slowed by: on the span under way, when there is one alone. */
const OF_A_SPAN: ReadonlySet<KernelEventKind> = new Set<KernelEventKind>([
  ...BY_THREAD,
  "block-io",
  "tcp-retransmit",
  "tcp-reset",
]);

export interface Moments {
  readonly links: readonly KernelLink[];
  /** Facts while no span was under way, and those of threads that no span ran on. */
  readonly unplacedCount: number;
}

/**
 * Facts that name no peer, and those left over, on the innermost span under way when they began: as
 * its own when it is the only one on the thread and the fact is no error, else as something that
 * also happened in the process. Waits of threads on which no span runs are the pools of a runtime at
 * rest, and belong to none.
 */
export function assignMoments(
  facts: readonly PlacedFact[],
  targetsOf: ReadonlyMap<string, readonly PlacedTarget[]>,
): Moments {
  const links: KernelLink[] = [];
  const byLane = new Map<string, PlacedFact[]>();
  for (const placed of facts) addTo(byLane, laneOf(placed, targetsOf), placed);
  for (const group of byLane.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const targets = targetsOn(first, targetsOf.get(first.life) ?? []);
    group.sort((a, b) => a.fact.start - b.fact.start);
    const leaves = findActiveLeaves(
      targets,
      group.map(({ fact }) => fact.start),
    );
    for (const [position, { fact }] of group.entries()) {
      const { latest, count } = leaves[position] ?? { latest: null, count: 0 };
      if (latest === null) continue;
      links.push({ span: latest.index, fact, grade: gradeOf(fact, latest, count), of: count });
    }
  }
  return { links, unplacedCount: facts.length - links.length };
}

function gradeOf(fact: KernelFact, target: PlacedTarget, count: number): KernelGrade {
  const isWithin = fact.end <= target.end + target.tolerance + fact.lead.clock.uncertaintyNano;
  return count === 1 && isWithin && !fact.failed && OF_A_SPAN.has(fact.kind)
    ? "unique"
    : "process-level";
}

function laneOf(
  { fact, life }: PlacedFact,
  targetsOf: ReadonlyMap<string, readonly PlacedTarget[]>,
): string {
  if (!isByThread(fact)) return life;
  return targetsOf.has(life) ? `${life}/thread ${fact.lead.tid}` : life;
}

/** The spans on the thread of a fact. */
function targetsOn(
  { fact }: PlacedFact,
  targets: readonly PlacedTarget[],
): readonly PlacedTarget[] {
  if (!isByThread(fact)) return targets;
  return targets.filter((target) => isOnThread(target.threadId, fact.lead));
}
