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

/** A row is had by the transaction that changed it: it is waited for until that ends. */
const TRANSACTION = /transaction \d+$/;

/**
 * Waits for a lock with the hold or the release, by another thread or over another connection, that
 * ended them, or that went on when they were given up. A lock's address means something within its
 * process alone, a name everywhere on its host, a transaction in one database server. O(n log n).
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

/** The last one of another that ended while the wait lasted, else one that it ended under. */
function findHold(
  wait: KernelLink,
  ends: readonly KernelLink[] | undefined,
): KernelLink | undefined {
  if (ends === undefined) return undefined;
  const { start, end } = wait.fact;
  const count = countAtOrBefore(ends, end + WAKE_NANO, ({ fact }) => fact.end);
  for (let step = 1; step <= MOST_COMPARED; step += 1) {
    const hold = ends[count - step];
    if (hold === undefined || hold.fact.end < start) break;
    if (isOfAnother(hold, wait)) return hold;
  }
  if ((wait.fact.lead.returned ?? 0) >= 0) return undefined;
  const later = ends.slice(count, count + MOST_COMPARED);
  return later.find((hold) => hold.fact.start <= end && isOfAnother(hold, wait));
}

/** The threads of a runtime share its connections: then those tell who is who. */
function isOfAnother({ fact: hold }: KernelLink, { fact: wait }: KernelLink): boolean {
  if (hold.localPort !== null && wait.localPort !== null) {
    return hold.localPort !== wait.localPort || hold.lead.host !== wait.lead.host;
  }
  return hold.lead.tid !== wait.lead.tid;
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

function lockOf({ host, pid, resource, peerPort }: StoredKernelEvent): string {
  const [transaction] = TRANSACTION.exec(resource) ?? [];
  if (transaction !== undefined) return `${host}/${peerPort}/${transaction}`;
  return ADDRESS.test(resource) ? `${host}/${pid}/${resource}` : `${host}/${resource}`;
}
