import { REPAIR_KINDS, type Repair } from "./assembled-trace";

export type RepairKind = Repair["kind"];

/** What was found, by kind: the ids of the nodes (or of the spans that became none). */
export type RepairedIds = Readonly<Record<RepairKind, readonly string[]>>;

export interface RepairContext {
  readonly ids: RepairedIds;
  /** Exact copies dropped, all together: more than the ids that had copies. */
  readonly droppedCopies: number;
}

/** The repairs that were needed, in the order of their kinds, each with its reason in words. */
export function describeRepairs({ ids, droppedCopies }: RepairContext): Repair[] {
  return REPAIR_KINDS.flatMap((kind) => {
    const nodeIds = ids[kind];
    if (nodeIds.length === 0) return [];
    const count = kind === "duplicate-dropped" ? droppedCopies : nodeIds.length;
    return [{ kind, reason: REASONS[kind](count), nodeIds, count }];
  });
}

const REASONS: Readonly<Record<RepairKind, (count: number) => string>> = {
  "duplicate-dropped": (n) => `${spans(n)} received more than once: exact copies dropped`,
  "duplicate-id-kept": (n) =>
    `${spans(n)} with the id of another span but different content: kept under a numbered id`,
  "missing-parent": (n) =>
    `${n} parent ${n === 1 ? "span was" : "spans were"} named but not received: a stand-in keeps the children together`,
  "self-parent": (n) => `${spans(n)} named themselves as parent: shown as roots`,
  "parent-cycle": (n) =>
    `${n} ${n === 1 ? "cycle" : "cycles"} of parents: cut above the span that starts first`,
  "several-roots": (n) => `the trace has ${n} roots`,
  unfinished: (n) => `${spans(n)} without an end: inferred from events, children and callers`,
  "negative-duration": (n) => `${spans(n)} ended before the start: the end was inferred`,
  "time-out-of-range": (n) =>
    `${spans(n)} more than 52 days away from the rest of the trace: that time was inferred`,
  "wrong-trace": (n) => `${spans(n)} of another trace: left out`,
};

function spans(count: number): string {
  return count === 1 ? "1 span" : `${count} spans`;
}
