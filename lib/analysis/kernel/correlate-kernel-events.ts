import type { KernelEventKind, StoredKernelEvent } from "@/lib/domain/kernel-event";
import { KERNEL_GRADES } from "@/lib/domain/kernel-grade";
import type { Span } from "@/lib/domain/span";
import { assignConnections, assignErrors, type PlacedFact } from "./assign-facts";
import { assignFurtherWaits } from "./assign-further-waits";
import { assignHolds } from "./assign-holds";
import { assignMoments } from "./assign-moments";
import { CallerPools } from "./caller-pools";
import { findLockConflicts } from "./find-lock-conflicts";
import { findUseConflicts } from "./find-use-conflicts";
import { foldStacks } from "./fold-stacks";
import { groupConnections } from "./group-connections";
import { type KernelFact, type TimedEvent, timeEvents } from "./kernel-fact";
import type { KernelConflict, KernelLink } from "./kernel-link";
import { addTo, lifeKey, type PlacedTarget } from "./placed-target";
import { ProcessIndex } from "./process-index";
import { ProcessLives } from "./process-lives";
import { isByThread, RunningThreads } from "./running-threads";
import { toSpanTargets } from "./span-target";

/** What the kernel did, on the spans it was done for. */
export interface KernelCorrelation {
  /** By span, then by grade, then by time. */
  readonly links: readonly KernelLink[];
  readonly conflicts: readonly KernelConflict[];
  /** Facts of processes that sent no spans, of idle threads, or while no span was under way. */
  readonly unlinkedCount: number;
  /** What kept facts from being linked. */
  readonly reasons: readonly string[];
}

/** About the capture, or borders of a process and nothing that a span does. */
const NOT_A_FACT: ReadonlySet<KernelEventKind> = new Set<KernelEventKind>([
  "capture-clock",
  "capture-probes",
  "capture-lost",
  "exec",
]);
const ABOUT_PEERS: ReadonlySet<KernelEventKind> = new Set<KernelEventKind>([
  "connect",
  "tcp-connect",
  "lock-wait",
  "lock-hold",
]);

/**
 * Joins kernel events to spans: by host, process (also as numbered in its container, within one life
 * between exec and exit) and thread, in a window that grants the spans' clock what it rounds away,
 * by port and address, and by what both failed with. Of several that fit each gets one, in order.
 *
 * Give all spans of the processes in the window, also those of other traces: a fact fits the span it
 * belongs to and no other only when the others were looked at. Their order should be the one in which
 * they were exported, if it is known. O(n log n) for n spans and events.
 */
export function correlateKernelEvents(
  spans: readonly Span[],
  events: readonly StoredKernelEvent[],
): KernelCorrelation {
  const base = baseOf(spans, events);
  const processes = new ProcessIndex(spans);
  const running = new RunningThreads(spans, processes);
  const { told, restingCount } = leaveOutResting(events, processes, running);
  const inOrder = inOrderOfTime(told, base);
  const lives = new ProcessLives(inOrder, processes);
  const targets = placeTargets(spans, { processes, lives, base });
  const facts = groupConnections(inOrder.filter(({ event }) => !NOT_A_FACT.has(event.kind)));
  const placed = placeFacts(facts, processes, lives);
  const { links, unplacedCount } = linkFacts(placed, targets);
  const unknownCount = facts.length - placed.length;
  return {
    links: foldStacks(links).sort(byPlace),
    conflicts: [...findLockConflicts(links), ...findUseConflicts(links)].filter(
      ({ holder, waiter }) =>
        !isAbove(targets, holder, waiter) && !isAbove(targets, waiter, holder),
    ),
    unlinkedCount: unknownCount + unplacedCount + restingCount,
    reasons: describeGaps(processes, facts.length + restingCount, unknownCount),
  };
}

/**
 * The events that tell of something, without those of threads on which no span ran: the most of a
 * capture, and known by process and thread alone. Before anything is timed or sorted.
 */
function leaveOutResting(
  events: readonly StoredKernelEvent[],
  processes: ProcessIndex,
  running: RunningThreads,
): { told: readonly StoredKernelEvent[]; restingCount: number } {
  let restingCount = 0;
  const told = events.filter((event) => {
    if (!isByThread(event)) return true;
    const process = processes.ofEvent(event);
    const rests = process !== null && !running.has(process, event);
    if (rests) restingCount += 1;
    return !rests;
  });
  return { told, restingCount };
}

function linkFacts(facts: readonly PlacedFact[], targets: readonly (PlacedTarget | null)[]) {
  const all = new Map<string, PlacedTarget[]>();
  const failed = new Map<string, PlacedTarget[]>();
  for (const target of targets) {
    if (target === null) continue;
    addTo(all, lifeKey(target.process, target.life), target);
    if (target.failed) addTo(failed, lifeKey(target.process, target.life), target);
  }
  const sorted: Record<Sort, PlacedFact[]> = { peers: [], holds: [], errors: [], others: [] };
  for (const placed of facts) sorted[sortOf(placed)].push(placed);
  const pools = new CallerPools(targets);
  const peers = assignFurtherWaits(assignConnections(sorted.peers, pools), pools);
  const holds = assignHolds(sorted.holds, pools, targets);
  const errors = assignErrors(sorted.errors, failed);
  const left = [...peers.left, ...holds.left, ...errors.left, ...sorted.others];
  const moments = assignMoments(left, all);
  const links = [...peers.links, ...holds.links, ...errors.links, ...moments.links];
  return { links, unplacedCount: moments.unplacedCount };
}

type Sort = "peers" | "holds" | "errors" | "others";

function sortOf({ fact }: PlacedFact): Sort {
  if (ABOUT_PEERS.has(fact.kind) && fact.peerPort !== null) {
    return fact.kind === "lock-hold" ? "holds" : "peers";
  }
  return fact.failed ? "errors" : "others";
}

function placeTargets(
  spans: readonly Span[],
  { processes, lives, base }: { processes: ProcessIndex; lives: ProcessLives; base: bigint },
): (PlacedTarget | null)[] {
  return toSpanTargets(spans, base).map((target, index) => {
    const span = spans[index];
    const process = span === undefined ? null : processes.ofSpan(span);
    if (process === null) return null;
    return { ...target, process, life: lives.at(process, target.start + target.resolution) };
  });
}

function placeFacts(
  facts: readonly KernelFact[],
  processes: ProcessIndex,
  lives: ProcessLives,
): PlacedFact[] {
  const placed: PlacedFact[] = [];
  for (const fact of facts) {
    const process = processes.ofEvent(fact.lead);
    if (process === null) continue;
    placed.push({ fact, life: lifeKey(process, lives.at(process, fact.start)) });
  }
  return placed;
}

const ANCESTORS = 1_000;

/** A span does not conflict with the one it is part of. */
function isAbove(targets: readonly (PlacedTarget | null)[], above: number, below: number): boolean {
  let at = targets[below]?.parent ?? -1;
  for (let step = 0; step < ANCESTORS && at >= 0; step += 1) {
    if (at === above) return true;
    at = targets[at]?.parent ?? -1;
  }
  return false;
}

function describeGaps(
  { ambiguous }: ProcessIndex,
  factCount: number,
  unknownCount: number,
): readonly string[] {
  const reasons: string[] = [];
  if (ambiguous.size > 0) {
    reasons.push(`${ambiguous.size} process numbers fit several containers and were left out`);
  }
  if (factCount > 0 && unknownCount === factCount) {
    reasons.push("no event is of a process that sent spans: do they tell process.pid?");
  }
  return reasons;
}

function baseOf(spans: readonly Span[], events: readonly StoredKernelEvent[]): bigint {
  return spans[0]?.startUnixNano ?? events[0]?.timeUnixNano ?? 0n;
}

function byPlace(a: KernelLink, b: KernelLink): number {
  const grade = KERNEL_GRADES.indexOf(a.grade) - KERNEL_GRADES.indexOf(b.grade);
  return a.span - b.span || grade || a.fact.end - b.fact.end;
}

function inOrderOfTime(
  events: readonly StoredKernelEvent[],
  baseUnixNano: bigint,
): readonly TimedEvent[] {
  const timed = timeEvents(events, baseUnixNano);
  const isInOrder = timed.every(({ at }, index) => at >= (timed[index - 1]?.at ?? at));
  return isInOrder ? timed : timed.sort((a, b) => a.at - b.at);
}
