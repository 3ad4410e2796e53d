import { KERNEL_GRADES } from "@/lib/domain/kernel-grade";
import type { KernelConflict, KernelLink } from "./kernel-link";
import { addTo } from "./placed-target";

/** Errors that say that another has it: busy, exists, running, would deadlock, address in use. */
const IN_USE: ReadonlySet<number> = new Set([16, 17, 26, 35, 98]);
/** Of those that had it before, the last ones are looked at. */
const MOST_COMPARED = 32;

interface Use {
  readonly what: "file" | "port";
  readonly resource: string;
}

/**
 * Spans that were refused a file or a port because it was in use, with the span that used it last
 * before. Both must have been told of by the kernel, on one host. O(n log n).
 */
export function findUseConflicts(links: readonly KernelLink[]): readonly KernelConflict[] {
  const users = new Map<string, KernelLink[]>();
  const refused: { readonly link: KernelLink; readonly use: Use }[] = [];
  for (const link of links) {
    const use = usageOf(link);
    if (use === null) continue;
    if (!link.fact.failed) addTo(users, keyOf(link, use), link);
    else if (IN_USE.has(link.fact.errorNumber ?? 0)) refused.push({ link, use });
  }
  for (const known of users.values()) known.sort((a, b) => a.fact.start - b.fact.start);
  return refused.flatMap(({ link, use }) => {
    const holder = lastBefore(users.get(keyOf(link, use)) ?? [], link);
    return holder === undefined ? [] : [toConflict(holder, link, use)];
  });
}

/** A path, or the port that a socket wanted as its own. */
function usageOf({ fact }: KernelLink): Use | null {
  const { resource } = fact.lead;
  if (resource.startsWith("/")) return { what: "file", resource };
  if (fact.localPort === null) return null;
  return { what: "port", resource: String(fact.localPort) };
}

function keyOf({ fact }: KernelLink, { what, resource }: Use): string {
  return `${fact.lead.host}/${what}/${resource}`;
}

function lastBefore(users: readonly KernelLink[], waiter: KernelLink): KernelLink | undefined {
  const before = users.filter(({ fact }) => fact.start <= waiter.fact.end).slice(-MOST_COMPARED);
  return before.findLast(({ span }) => span !== waiter.span);
}

function toConflict(
  holder: KernelLink,
  waiter: KernelLink,
  { what, resource }: Use,
): KernelConflict {
  const worse = Math.max(KERNEL_GRADES.indexOf(holder.grade), KERNEL_GRADES.indexOf(waiter.grade));
  return {
    what,
    holder: holder.span,
    waiter: waiter.span,
    resource,
    waitedNano: 0,
    grade: KERNEL_GRADES[worse] ?? "process-level",
    eventIds: [waiter.fact.lead.id, holder.fact.lead.id],
  };
}
