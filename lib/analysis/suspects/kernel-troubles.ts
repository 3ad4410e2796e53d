import type { KernelFact } from "@/lib/analysis/kernel/kernel-fact";
import type { KernelConflict, KernelLink } from "@/lib/analysis/kernel/kernel-link";
import { ProcessIndex } from "@/lib/analysis/kernel/process-index";
import { kernelAnchor, type StoredKernelEvent } from "@/lib/domain/kernel-event";
import { serviceNameOf } from "@/lib/domain/resource";
import { type ExplainedWait, isLockWait } from "./explain-waits";
import type { Symptoms } from "./find-symptoms";
import { type ConnectAttempts, countAttempts, extentOf, isUnreachable } from "./kernel-attempts";
import { findKernelServices, type KernelServices } from "./kernel-services";
import type { SpanTable } from "./span-table";

export const KERNEL_TROUBLES = [
  "unreachable",
  "reset",
  "lock",
  "resource",
  "off-cpu",
  "disk",
] as const;
export type KernelTroubleKind = (typeof KERNEL_TROUBLES)[number];

/** One sort of trouble that the kernel saw, put down to who makes it, with how often before. */
export interface KernelTrouble {
  readonly kind: KernelTroubleKind;
  /** The service, or the address of a peer that sends no spans. */
  readonly subject: string;
  /** Seen from inside of the subject, or from its callers. */
  readonly side: "internal" | "external";
  /** The operation that did it, where it is known: the lock's holder. -1 else. */
  readonly operation: number;
  readonly errorNumber: number | null;
  /** What is counted below. */
  readonly unit: "traces" | "attempts";
  readonly inWindow: number;
  readonly ofWindow: number;
  readonly inHealthy: number;
  readonly ofHealthy: number;
  /** False: nothing was captured of the healthy time, and `inHealthy` says nothing. */
  readonly healthyWatched: boolean;
  /** Share of the symptomatic traces that show it, and of those that show it the symptomatic ones. */
  readonly ofSymptomatic: number;
  readonly symptomaticOf: number;
  /** Of a lock: how much of the trouble of a symptomatic trace waited for it, in the mean. */
  readonly explained: number;
  /** The operations whose trouble it mostly was to wait for it. */
  readonly waiters: readonly number[];
  readonly longestNano: number;
  /** The first of them in the window. */
  readonly anchors: readonly string[];
  readonly rows: readonly number[];
}

/** EPIPE, ECONNABORTED, ECONNRESET. */
const RESET: ReadonlySet<number> = new Set([32, 103, 104]);
/** EIO, ENOMEM, ENFILE, EMFILE, ENOSPC, EROFS, EDQUOT: what a process or its machine ran out of. */
const EXHAUSTED: ReadonlySet<number> = new Set([5, 12, 23, 24, 28, 30, 122]);
/** Shorter ones are ordinary on a busy machine. */
const LEAST_OFF_CPU_NANO = 10_000_000;
const LEAST_DISK_NANO = 20_000_000;
const MAX_SHOWN = 20;
const MOSTLY = 0.5;

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
  const tally = new Tally(table, symptoms, watchedBefore(table, events));
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

type Named = Pick<KernelTrouble, "kind" | "subject" | "side" | "operation" | "errorNumber">;

function troubleOf(
  { fact, span, grade }: KernelLink,
  services: KernelServices,
  table: SpanTable,
): Named | null {
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
function addConflict(tally: Tally, conflict: KernelConflict, table: SpanTable): void {
  if (!isLockWait(conflict)) return;
  tally.addAt(heldBy(conflict.holder, table), {
    row: conflict.waiter,
    shown: conflict.holder,
    nano: conflict.waitedNano,
    anchors: conflict.eventIds.map((id) => kernelAnchor({ id })),
  });
}

function heldBy(holder: number, table: SpanTable): Named {
  const operation = table.operationOf[holder] ?? -1;
  const subject = table.operations[operation]?.service ?? "";
  return { kind: "lock", subject, side: "internal", operation, errorNumber: null };
}

/** Who is killed exports no spans of its end: known by its process alone. */
function addKills(
  tally: Tally,
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

interface Sums {
  readonly named: Named;
  readonly window: Set<number>;
  readonly healthy: Set<number>;
  readonly rows: number[];
  readonly anchors: string[];
  readonly explained: Map<number, number>;
  readonly waiters: Set<number>;
  longestNano: number;
}

/** Counts the traces that each trouble is in. */
class Tally {
  private readonly sums = new Map<string, Sums>();
  private readonly table: SpanTable;
  private readonly symptoms: Symptoms;
  private readonly healthyWatched: boolean;

  constructor(table: SpanTable, symptoms: Symptoms, healthyWatched: boolean) {
    this.table = table;
    this.symptoms = symptoms;
    this.healthyWatched = healthyWatched;
  }

  add(named: Named, row: number, fact: KernelFact): void {
    const anchors = [kernelAnchor(fact.lead)];
    this.addAt(named, { row, shown: row, nano: fact.end - fact.start, anchors });
  }

  /** Of no trace: it counts like one of its own. */
  addAlone(named: Named, event: StoredKernelEvent, isWindow: boolean): void {
    const sums = this.sumsOf(named);
    const side = isWindow ? sums.window : sums.healthy;
    side.add(-1 - side.size);
    if (isWindow) sums.anchors.push(kernelAnchor(event));
  }

  addAt(
    named: Named,
    at: {
      readonly row: number;
      readonly shown: number;
      readonly nano: number;
      readonly anchors: readonly string[];
    },
  ): void {
    const known = this.sumsOf(named);
    const number = this.table.traceOf[at.row] ?? -1;
    if (!this.table.traces[number]?.isWindow) {
      known.healthy.add(number);
      return;
    }
    known.window.add(number);
    known.longestNano = Math.max(known.longestNano, at.nano);
    known.rows.push(at.shown);
    if (known.anchors.length < MAX_SHOWN) known.anchors.push(...at.anchors);
  }

  explain(named: Named, { waiter, moved }: ExplainedWait): void {
    const { explained, waiters } = this.sumsOf(named);
    const number = this.table.traceOf[waiter] ?? -1;
    if (this.symptoms.isSymptomatic[number] !== 1) return;
    if (moved >= MOSTLY) waiters.add(this.table.operationOf[waiter] ?? -1);
    explained.set(number, Math.min(1, (explained.get(number) ?? 0) + moved));
  }

  private sumsOf(named: Named): Sums {
    const key = `${named.kind} ${named.subject} ${named.operation}`;
    const known = this.sums.get(key) ?? noSums(named);
    this.sums.set(key, known);
    return known;
  }

  troubles(): KernelTrouble[] {
    const windowTraces = this.table.traces.filter(({ isWindow }) => isWindow).length;
    const healthyTraces = this.table.traces.length - windowTraces;
    return [...this.sums.values()].flatMap(
      ({ named, window, healthy, explained, waiters, ...rest }) => {
        if (window.size === 0) return [];
        const symptomatic = [...window].filter(
          (number) => this.symptoms.isSymptomatic[number] === 1,
        ).length;
        return [
          {
            ...named,
            ...rest,
            inWindow: window.size,
            unit: "traces" as const,
            ofWindow: windowTraces,
            ofSymptomatic: symptomatic / Math.max(1, this.symptoms.count),
            symptomaticOf: symptomatic / window.size,
            waiters: [...waiters],
            explained: sumOf(explained.values()) / Math.max(1, this.symptoms.count),
            inHealthy: healthy.size,
            ofHealthy: healthyTraces,
            healthyWatched: this.healthyWatched,
            rows: rest.rows.slice(0, MAX_SHOWN),
          },
        ];
      },
    );
  }
}

function noSums(named: Named): Sums {
  return {
    named,
    window: new Set(),
    healthy: new Set(),
    rows: [],
    anchors: [],
    explained: new Map(),
    waiters: new Set(),
    longestNano: 0,
  };
}

function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
