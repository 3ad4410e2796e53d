import { peerNameOf } from "@/lib/analysis/graph/infer-peers";
import type { AssembledTrace, SpanNode } from "@/lib/analysis/trace/assembled-trace";
import { computeSelfTimes } from "@/lib/analysis/trace/compute-self-times";
import { findAnswer } from "@/lib/analysis/trace/find-answer";
import { failureOf, type SpanFailure } from "@/lib/domain/failure-of";
import { serviceNameOf } from "@/lib/domain/resource";
import type { Span } from "@/lib/domain/span";
import { findRoutes } from "./find-routes";
import { normalizeName } from "./normalize-name";

/** What a span does, the same in every trace; a call to somewhere else is told apart by where to. */
export interface ProfiledOperation {
  readonly service: string;
  readonly name: string;
  readonly kind: Span["kind"];
  /** Whom a client or producer span calls, when its attributes or its server span tell. */
  readonly target: string | null;
}

export interface ProfiledTrace {
  readonly trace: AssembledTrace;
  readonly isWindow: boolean;
  /** What was asked for: traces are compared with those of the same route. See `findRoutes`. */
  readonly route: number;
  readonly firstRow: number;
  readonly endRow: number;
  readonly durationNano: number;
}

/** Spans of all traces as columns; within a trace in pre-order, so that callers come first. */
export interface SpanTable {
  readonly operations: readonly ProfiledOperation[];
  readonly traces: readonly ProfiledTrace[];
  readonly spans: readonly Span[];
  readonly operationOf: Int32Array;
  readonly traceOf: Int32Array;
  /** Row of the caller, -1 for a root or below a missing parent. */
  readonly parentOf: Int32Array;
  /** Rows of this span and all below it: `row` to `endOf[row]`, exclusive. */
  readonly endOf: Int32Array;
  /** From the start of its trace. */
  readonly startNano: Float64Array;
  readonly selfNano: Float64Array;
  readonly durationNano: Float64Array;
  /** Row of the server span that answers this call, -1 when none does. */
  readonly answerOf: Int32Array;
  readonly failures: readonly (SpanFailure | null)[];
}

/** All spans of the window and of the time before as one table. O(spans). */
export function toSpanTable(
  window: readonly AssembledTrace[],
  healthy: readonly AssembledTrace[],
): SpanTable {
  const all = [...window, ...healthy];
  const answered = all.map(answersOf);
  const serviceAt = learnAddresses(all, answered);
  const rowCount = all.reduce((sum, { nodes }) => sum + nodes.length, 0);
  const operations = operationIndex(serviceAt);
  const table = emptyTable(rowCount);
  const traces: Omit<ProfiledTrace, "route">[] = [];
  const spans: Span[] = [];
  const failures: (SpanFailure | null)[] = [];
  for (const [number, trace] of all.entries()) {
    const firstRow = spans.length;
    const selfNano = computeSelfTimes(trace);
    const rowOf = new Int32Array(trace.nodes.length).fill(-1);
    const answers = answered[number] ?? new Map<number, SpanNode>();
    for (const node of trace.nodes) {
      if (node.kind !== "span") continue;
      const row = spans.length;
      rowOf[node.index] = row;
      spans.push(node.span);
      failures.push(failureOf(node.span));
      const answer = answers.get(node.index);
      table.operationOf[row] = operations.indexOf(node.span, answer?.span ?? null);
      table.traceOf[row] = number;
      table.parentOf[row] = node.parent < 0 ? -1 : (rowOf[node.parent] ?? -1);
      table.startNano[row] = Number(node.startUnixNano - trace.startUnixNano);
      table.selfNano[row] = selfNano[node.index] ?? 0;
      table.durationNano[row] = Number(node.endUnixNano - node.startUnixNano);
      table.endOf[row] = row + 1;
    }
    for (const [client, server] of answers) {
      table.answerOf[rowOf[client] ?? 0] = rowOf[server.index] ?? -1;
    }
    closeSubtrees(table, firstRow, spans.length);
    traces.push({
      trace,
      isWindow: number < window.length,
      firstRow,
      endRow: spans.length,
      durationNano: Number(trace.endUnixNano - trace.startUnixNano),
    });
  }
  const routes = findRoutes({ ...table, spans }, traces);
  return {
    ...table,
    operations: operations.list,
    traces: traces.map((trace, number) => ({ ...trace, route: routes[number] ?? -1 })),
    spans,
    failures,
  };
}

function emptyTable(rowCount: number) {
  return {
    operationOf: new Int32Array(rowCount),
    traceOf: new Int32Array(rowCount),
    parentOf: new Int32Array(rowCount),
    endOf: new Int32Array(rowCount),
    startNano: new Float64Array(rowCount),
    selfNano: new Float64Array(rowCount),
    durationNano: new Float64Array(rowCount),
    answerOf: new Int32Array(rowCount).fill(-1),
  };
}

/** From the last row upwards, so that what is below a row is known before its caller. */
function closeSubtrees(
  { parentOf, endOf }: Pick<SpanTable, "parentOf" | "endOf">,
  from: number,
  to: number,
): void {
  for (let row = to - 1; row >= from; row -= 1) {
    const parent = parentOf[row] ?? -1;
    if (parent >= 0) endOf[parent] = Math.max(endOf[parent] ?? 0, endOf[row] ?? 0);
  }
}

/** The span that answers each call to another process, by the calling node's index. */
function answersOf(trace: AssembledTrace): Map<number, SpanNode> {
  const answers = new Map<number, SpanNode>();
  for (const node of trace.nodes) {
    const answer = node.kind === "span" ? findAnswer(trace, node) : null;
    if (answer !== null) answers.set(node.index, answer);
  }
  return answers;
}

function operationIndex(serviceAt: ReadonlyMap<string, string>) {
  const list: ProfiledOperation[] = [];
  const numbers = new Map<string, number>();
  const names = new Map<string, string>();
  const indexOf = (span: Span, answer: Span | null): number => {
    const service = serviceNameOf(span.resource);
    const isCall = span.kind === "client" || span.kind === "producer";
    const target = isCall ? targetOf(span, answer, serviceAt) : null;
    const name = names.get(span.name) ?? normalizeName(span.name);
    names.set(span.name, name);
    const key = `${service}\u0000${name}\u0000${span.kind}\u0000${target ?? ""}`;
    const found = numbers.get(key);
    if (found !== undefined) return found;
    numbers.set(key, list.length);
    list.push({ service, name, kind: span.kind, target });
    return list.length - 1;
  };
  return { list, indexOf };
}

/** Who answered; for a call that nothing answered, who does at other times at that address. */
function targetOf(
  span: Span,
  answer: Span | null,
  serviceAt: ReadonlyMap<string, string>,
): string | null {
  if (answer !== null) return serviceNameOf(answer.resource);
  const peer = peerNameOf(span);
  if (peer === null) return null;
  const address = withoutPort(peer.service);
  return serviceAt.get(address) ?? address;
}

/** Services by the address that their callers use for them, where only one answers there. */
function learnAddresses(
  traces: readonly AssembledTrace[],
  answered: readonly ReadonlyMap<number, SpanNode>[],
): Map<string, string> {
  const found = new Map<string, string>();
  const shared = new Set<string>();
  for (const [number, { nodes }] of traces.entries()) {
    for (const [client, server] of answered[number] ?? []) {
      const node = nodes[client];
      const peer = node?.kind === "span" ? peerNameOf(node.span) : null;
      if (peer === null) continue;
      const address = withoutPort(peer.service);
      const service = serviceNameOf(server.span.resource);
      if ((found.get(address) ?? service) !== service) shared.add(address);
      found.set(address, service);
    }
  }
  for (const address of shared) found.delete(address);
  return found;
}

function withoutPort(address: string): string {
  return address.replace(/:\d+$/, "");
}
