import type { KernelFact } from "@/lib/analysis/kernel/kernel-fact";
import type { KernelConflict, KernelLink } from "@/lib/analysis/kernel/kernel-link";
import { ProcessIndex } from "@/lib/analysis/kernel/process-index";
import { kernelAnchor, type StoredKernelEvent } from "@/lib/domain/kernel-event";
import { serviceNameOf } from "@/lib/domain/resource";
import { type ExplainedWait, isLockWait } from "./explain-waits";
import type { Symptoms } from "./find-symptoms";
import { type ConnectAttempts, countAttempts, extentOf, isUnreachable } from "./kernel-attempts";
import { findKernelServices, type KernelServices } from "./kernel-services";
import { KernelTally } from "./kernel-tally";
import type { KernelTrouble, NamedTrouble } from "./kernel-trouble";
import type { SpanTable } from "./span-table";

/** EPIPE, ECONNABORTED, ECONNRESET. */
const RESET: ReadonlySet<number> = new Set([32, 103, 104]);
/** EIO, ENOMEM, ENFILE, EMFILE, ENOSPC, EROFS, EDQUOT: what a process or its machine ran out of. */
const EXHAUSTED: ReadonlySet<number> = new Set([5, 12, 23, 24, 28, 30, 122]);
/** Shorter ones are ordinary on a busy machine. */
const LEAST_OFF_CPU_NANO = 10_000_000;
const LEAST_DISK_NANO = 20_000_000;

/** The events on their spans, and what waits explain of the trouble. */
export interface Correlated {
  readonly links: readonly KernelLink[];
  readonly conflicts: readonly KernelConflict[];
  readonly waits: readonly ExplainedWait[];
}

/**
 * What the kernel saw go wrong, put down to its cause: connections that fail to who did not answer
 * there, waits for a lock to who held it, what ran out to whom it ran out for. By traces, in the
 * window and before. O(n log n).
 */
export function findKernelTroubles(
  table: SpanTable,
  events: readonly StoredKernelEvent[],
  symptoms: Symptoms,
  { links, conflicts, waits }: Correlated,
): KernelTrouble[] {
  if (events.length === 0) return [];
  const services = findKernelServices(table, links);
  const tally = new KernelTally(table, symptoms, watchedBefore(table, events));
  for (const link of links) {
    const found = troubleOf(link, services, table);
    if (found !== null) tally.add(found, link.span, link.fact);
  }
  for (const conflict of conflicts) addConflict(tally, conflict, table);
  for (const wait of waits) tally.explain(heldBy(wait.holder, table), wait);
  addKills(tally, events, links, table);
  const attempts = new Map(
    countAttempts(table, events, links, services).map((one) => [one.subject, one]),
  );
  return tally.troubles().map((trouble) => byAttempts(trouble, attempts.get(trouble.subject)));
}

/** Of a peer that is not there every attempt counts, and not the spans alone that failed by it. */
function byAttempts(trouble: KernelTrouble, attempts: ConnectAttempts | undefined): KernelTrouble {
  if (trouble.kind !== "unreachable" || attempts === undefined) return trouble;
  return {
    ...trouble,
    unit: "attempts",
    inWindow: attempts.failed,
    ofWindow: attempts.of,
    inHealthy: attempts.failedBefore,
    ofHealthy: attempts.ofBefore,
  };
}

function troubleOf(
  { fact, span, grade }: KernelLink,
  services: KernelServices,
  table: SpanTable,
): NamedTrouble | null {
  const own = table.operations[table.operationOf[span] ?? -1]?.service ?? "";
  const inside = { subject: own, side: "internal" as const, operation: -1 };
  const { errorNumber } = fact;
  if (fact.kind === "oom-kill" || EXHAUSTED.has(errorNumber ?? 0)) {
    return { ...inside, kind: "resource", errorNumber };
  }
  if (grade === "process-level") return null;
  const length = fact.end - fact.start;
  if (fact.kind === "off-cpu" && length >= LEAST_OFF_CPU_NANO) {
    return { ...inside, kind: "off-cpu", errorNumber: null };
  }
  if (fact.kind === "block-io" && length >= LEAST_DISK_NANO) {
    return { ...inside, kind: "disk", errorNumber: null };
  }
  if (!fact.failed) return null;
  const kind = failureKind(fact);
  const peer = kind === null ? null : services.peerOf(span, fact);
  if (kind === null || peer === null || peer === own) return null;
  return { kind, subject: peer, side: "external", operation: -1, errorNumber };
}

function failureKind(fact: KernelFact): "unreachable" | "reset" | null {
  if (isUnreachable(fact)) return "unreachable";
  return RESET.has(fact.errorNumber ?? 0) ? "reset" : null;
}

/** The waiter shows it; it is the holder's doing. */
function addConflict(tally: KernelTally, conflict: KernelConflict, table: SpanTable): void {
  if (!isLockWait(conflict)) return;
  tally.addAt(heldBy(conflict.holder, table), {
    row: conflict.waiter,
    shown: conflict.holder,
    nano: conflict.waitedNano,
    anchors: conflict.eventIds.map((id) => kernelAnchor({ id })),
  });
}

function heldBy(holder: number, table: SpanTable): NamedTrouble {
  const operation = table.operationOf[holder] ?? -1;
  const subject = table.operations[operation]?.service ?? "";
  return { kind: "lock", subject, side: "internal", operation, errorNumber: null };
}

/** Who is killed exports no spans of its end: known by its process alone. */
function addKills(
  tally: KernelTally,
  events: readonly StoredKernelEvent[],
  links: readonly KernelLink[],
  table: SpanTable,
): void {
  const kills = events.filter(({ kind }) => kind === "oom-kill");
  if (kills.length === 0) return;
  const linked = new Set(links.flatMap(({ fact }) => fact.events.map(({ id }) => id)));
  const processes = new ProcessIndex(table.spans);
  const serviceOf = new Map(
    table.spans.map((span) => [processes.ofSpan(span), serviceNameOf(span.resource)]),
  );
  const began = extentOf(table, true)?.from ?? 0n;
  for (const event of kills.filter(({ id }) => !linked.has(id))) {
    const process = processes.ofEvent(event);
    const subject = process === null ? undefined : serviceOf.get(process);
    if (subject === undefined) continue;
    const named = { kind: "resource" as const, subject, side: "internal" as const, operation: -1 };
    tally.addAlone({ ...named, errorNumber: null }, event, event.timeUnixNano >= began);
  }
}

/** Whether anything was captured while the healthy traces ran. */
function watchedBefore(table: SpanTable, events: readonly StoredKernelEvent[]): boolean {
  const healthy = extentOf(table, false);
  return (
    healthy !== null &&
    events.some(({ timeUnixNano }) => timeUnixNano >= healthy.from && timeUnixNano <= healthy.to)
  );
}
