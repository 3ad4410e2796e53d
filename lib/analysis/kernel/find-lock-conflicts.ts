import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import { KERNEL_GRADES } from "@/lib/domain/kernel-grade";
import type { KernelConflict, KernelLink } from "./kernel-link";
import { countAtOrBefore } from "./last-at-or-before";
import { addTo } from "./placed-target";

/** The release wakes the waiter: it is told before, but for the time it takes to tell. */
const WAKE_NANO = 1_000_000;
/** The waiter itself may have locked and released between. */
const MOST_COMPARED = 64;
const ADDRESS = /^(0x)?[0-9a-f]+$/i;

/**
 * Waits for a lock with the hold or the release, by another thread, that ended them. A lock's address
 * means something within its process alone, a name everywhere on its host. O(n log n).
 */
export function findLockConflicts(links: readonly KernelLink[]): readonly KernelConflict[] {
  const ends = new Map<string, KernelLink[]>();
  for (const link of links) {
    const { kind, lead } = link.fact;
    if (kind === "lock-hold" || kind === "lock-release") addTo(ends, lockOf(lead), link);
  }
  for (const known of ends.values()) known.sort((a, b) => a.fact.end - b.fact.end);
  const found = new Map<string, KernelConflict>();
  for (const wait of links) {
    if (wait.fact.kind !== "lock-wait" || wait.fact.lead.resource === "") continue;
    const hold = findHold(wait, ends.get(lockOf(wait.fact.lead)));
    if (hold === undefined || hold.span === wait.span) continue;
    const key = `${hold.span}/${wait.span}/${wait.fact.lead.resource}`;
    const known = found.get(key);
    found.set(key, mergeConflict(known, toConflict(hold, wait)));
  }
  return [...found.values()];
}

/** The last one of another thread that ended while the wait lasted. */
function findHold(
  wait: KernelLink,
  ends: readonly KernelLink[] | undefined,
): KernelLink | undefined {
  if (ends === undefined) return undefined;
  const { start, end, lead } = wait.fact;
  const count = countAtOrBefore(ends, end + WAKE_NANO, ({ fact }) => fact.end);
  for (let step = 1; step <= MOST_COMPARED; step += 1) {
    const hold = ends[count - step];
    if (hold === undefined || hold.fact.end < start) return undefined;
    if (hold.fact.lead.tid !== lead.tid) return hold;
  }
  return undefined;
}

function toConflict(hold: KernelLink, wait: KernelLink): KernelConflict {
  const worse = Math.max(KERNEL_GRADES.indexOf(hold.grade), KERNEL_GRADES.indexOf(wait.grade));
  return {
    what: "lock",
    holder: hold.span,
    waiter: wait.span,
    resource: wait.fact.lead.resource,
    waitedNano: wait.fact.end - wait.fact.start,
    grade: KERNEL_GRADES[worse] ?? "process-level",
    eventIds: [wait.fact.lead.id, hold.fact.lead.id],
  };
}

/** Several waits of one span for one lock that one other span held. */
function mergeConflict(known: KernelConflict | undefined, next: KernelConflict): KernelConflict {
  if (known === undefined) return next;
  return {
    ...known,
    waitedNano: known.waitedNano + next.waitedNano,
    eventIds: [...known.eventIds, ...next.eventIds],
  };
}

function lockOf({ host, pid, resource }: StoredKernelEvent): string {
  return ADDRESS.test(resource) ? `${host}/${pid}/${resource}` : `${host}/${resource}`;
}
