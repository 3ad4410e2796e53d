import { groupConnections } from "@/lib/analysis/kernel/group-connections";
import { type KernelFact, timeEvents } from "@/lib/analysis/kernel/kernel-fact";
import type { KernelLink } from "@/lib/analysis/kernel/kernel-link";
import { ProcessIndex } from "@/lib/analysis/kernel/process-index";
import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import { addressOf, type KernelServices } from "./kernel-services";
import type { SpanTable } from "./span-table";

/** How often a peer was called by watched processes and was not there, in the window and before. */
export interface ConnectAttempts {
  readonly subject: string;
  readonly failed: number;
  readonly of: number;
  readonly failedBefore: number;
  readonly ofBefore: number;
}

/** ENETUNREACH, ETIMEDOUT, ECONNREFUSED, EHOSTDOWN, EHOSTUNREACH. */
const UNREACHABLE: ReadonlySet<number> = new Set([101, 110, 111, 112, 113]);

/** A connection that failed without saying how was not made either. */
export function isUnreachable({ kind, failed, errorNumber }: KernelFact): boolean {
  const isConnection = kind === "connect" || kind === "tcp-connect";
  return isConnection && failed && (errorNumber === null || UNREACHABLE.has(errorNumber));
}

export interface Extent {
  readonly from: bigint;
  readonly to: bigint;
}

/** The time that traces of one side cover, or null where there are none. O(traces). */
export function extentOf({ traces }: SpanTable, isWindow: boolean): Extent | null {
  let extent: { from: bigint; to: bigint } | null = null;
  for (const { trace, ...side } of traces) {
    if (side.isWindow !== isWindow) continue;
    const { startUnixNano: from, endUnixNano: to } = trace;
    if (extent === null) extent = { from, to };
    if (from < extent.from) extent.from = from;
    if (to > extent.to) extent.to = to;
  }
  return extent;
}

interface Sums {
  failed: number;
  of: number;
  failedBefore: number;
  ofBefore: number;
}

/**
 * Counts every attempt of the processes that sent spans, also those that were made again until they
 * went well: the spans around them did not fail, and to count by failing spans alone would take a
 * peer that has always been away now and then for one that is away now. O(n log n).
 */
export function countAttempts(
  table: SpanTable,
  events: readonly StoredKernelEvent[],
  links: readonly KernelLink[],
  services: KernelServices,
): ConnectAttempts[] {
  const [window, healthy] = [extentOf(table, true), extentOf(table, false)];
  if (window === null) return [];
  const base = window.from;
  const within = (fact: KernelFact, extent: Extent | null) =>
    extent !== null &&
    fact.start >= Number(extent.from - base) &&
    fact.start <= Number(extent.to - base);
  const subjects = subjectsOf(links, services);
  const processes = new ProcessIndex(table.spans);
  const sums = new Map<string, Sums>();
  const inOrder = timeEvents(events, base).sort((a, b) => a.at - b.at);
  for (const fact of groupConnections(inOrder)) {
    const subject = subjects.get(addressOf(fact));
    if (subject === undefined || processes.ofEvent(fact.lead) === null) continue;
    if (fact.failed && !isUnreachable(fact)) continue;
    const sum = sums.get(subject) ?? { failed: 0, of: 0, failedBefore: 0, ofBefore: 0 };
    sums.set(subject, sum);
    if (within(fact, window)) {
      sum.of += 1;
      if (fact.failed) sum.failed += 1;
    } else if (within(fact, healthy)) {
      sum.ofBefore += 1;
      if (fact.failed) sum.failedBefore += 1;
    }
  }
  return Array.from(sums, ([subject, sum]) => ({ subject, ...sum }));
}

/** Who is meant by each address, as the spans tell whose connections were made or failed there. */
function subjectsOf(
  links: readonly KernelLink[],
  services: KernelServices,
): ReadonlyMap<string, string> {
  const subjects = new Map<string, string>();
  for (const { fact, span, grade } of links) {
    if (fact.peerPort === null || grade === "process-level") continue;
    const key = addressOf(fact);
    const subject = subjects.has(key) ? null : services.peerOf(span, fact);
    if (subject !== null) subjects.set(key, subject);
  }
  return subjects;
}
