import type { SpanNode } from "@/lib/analysis/trace/assembled-trace";
import type { ClockChoice, ClockedTrace } from "@/lib/analysis/trace/trace-clock";
import type { KernelFactDto, TraceKernelDto } from "@/lib/domain/contracts/kernel";
import { describeErrorNumber } from "@/lib/domain/errno";
import type { TraceId } from "@/lib/domain/ids";
import { kernelAnchor, type StoredKernelEvent } from "@/lib/domain/kernel-event";
import type { ServiceContext } from "../context";
import { loadTrace } from "../trace/load-trace";
import { findKernelEventsOfTrace, type SpanKernelFact } from "./find-kernel-events-of-trace";

/** What one answer lists: each comes with its raw lines. */
const MAX_FACTS = 2_000;

/** Of one fact: folded stacks are of many. */
const MAX_EVENTS = 20;

export interface KernelListOptions {
  readonly clock?: ClockChoice;
  /** The anchor of an event that is listed, however many others there are. */
  readonly cited?: string | undefined;
  readonly maxFacts?: number;
}

/**
 * What the kernel did for the spans of a trace, by the clock that its rows are told by: a fact moves
 * with its span. @throws `not_found`, `too_large_to_compute`
 */
export async function listTraceKernelEvents(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceId: TraceId,
  { clock, cited, maxFacts = MAX_FACTS }: KernelListOptions = {},
): Promise<TraceKernelDto> {
  const { trace } = await loadTrace(ctx, traceId, clock);
  const nodes = spanNodes(trace);
  const spans = nodes.map(({ span }) => span);
  const found = await findKernelEventsOfTrace(ctx, traceId, spans);
  const isCited = (event: StoredKernelEvent) => kernelAnchor(event) === cited;
  const kept = mostTelling(found.facts, maxFacts, isCited);
  const cut =
    kept.length === found.facts.length
      ? []
      : [`${kept.length} of ${found.facts.length} kernel facts are listed, failures first`];
  const nodeOf = new Map([...nodes].reverse().map((node) => [node.span.spanId, node]));
  return {
    status: cut.length > 0 ? "degraded" : found.status,
    reasons: [...cut, ...found.reasons],
    leftOut: [...cut, ...found.leftOut],
    items: kept.flatMap((fact) => toDto(fact, nodeOf.get(fact.spanId), isCited) ?? []).sort(byTime),
    conflicts: found.conflicts.map((conflict) => ({ ...conflict, anchors: [...conflict.anchors] })),
    hosts: found.hosts.map((host) => ({ ...host })),
  };
}

function spanNodes(trace: ClockedTrace["trace"]): readonly SpanNode[] {
  return trace.nodes.filter((node) => node.kind === "span");
}

type IsCited = (event: StoredKernelEvent) => boolean;

/** Of too many what is cited, then those that failed, then those that are surely of their span. */
function mostTelling(
  facts: readonly SpanKernelFact[],
  limit: number,
  isCited: IsCited,
): readonly SpanKernelFact[] {
  if (facts.length <= limit) return facts;
  const weight = ({ failed, grade, events }: SpanKernelFact) =>
    (events.some(isCited) ? 4 : 0) + (failed ? 2 : 0) + (grade === "process-level" ? 0 : 1);
  return [...facts].sort((a, b) => weight(b) - weight(a)).slice(0, limit);
}

function toDto(
  fact: SpanKernelFact,
  node: SpanNode | undefined,
  isCited: IsCited,
): KernelFactDto | null {
  const [lead] = fact.events;
  if (node === undefined || lead === undefined) return null;
  const moved = node.startUnixNano - node.span.startUnixNano;
  const { errorNumber } = fact;
  return {
    nodeId: node.id,
    kind: fact.kind,
    words: fact.words,
    statement: fact.statement,
    grade: fact.grade,
    of: fact.of,
    failed: fact.failed,
    errorName: errorNumber === null ? null : (describeErrorNumber(errorNumber)?.name ?? null),
    startUnixNano: String(fact.startUnixNano + moved),
    endUnixNano: String(fact.endUnixNano + moved),
    durationNano: String(fact.endUnixNano - fact.startUnixNano),
    clockUncertaintyNano: fact.clockUncertaintyNano,
    host: lead.host,
    pid: lead.pid,
    tid: lead.tid,
    containerId: lead.containerId,
    stack: fact.stack === "" ? [] : fact.stack.split(";"),
    eventCount: fact.events.length,
    events: fact.events
      .filter((event, index) => index < MAX_EVENTS || isCited(event))
      .map((event) => ({ anchor: kernelAnchor(event), type: event.type, raw: event.raw })),
  };
}

function byTime(a: KernelFactDto, b: KernelFactDto): number {
  const [from, to] = [BigInt(a.startUnixNano), BigInt(b.startUnixNano)];
  if (from === to) return 0;
  return from < to ? -1 : 1;
}
