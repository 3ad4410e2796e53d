import {
  correlateKernelEvents,
  type KernelCorrelation,
} from "@/lib/analysis/kernel/correlate-kernel-events";
import { describeKernelFact } from "@/lib/analysis/kernel/describe-kernel-fact";
import type { KernelConflict, KernelLink } from "@/lib/analysis/kernel/kernel-link";
import { tellKernelFact } from "@/lib/analysis/kernel/tell-kernel-fact";
import type { SpanId, TraceId } from "@/lib/domain/ids";
import {
  type KernelEventKind,
  kernelAnchor,
  kernelStartUnixNano,
  type StoredKernelEvent,
} from "@/lib/domain/kernel-event";
import type { KernelGrade } from "@/lib/domain/kernel-grade";
import type { Span } from "@/lib/domain/span";
import { findKernelEvents, listCaptureCoverage } from "@/lib/store/telemetry/find-kernel-events";
import type { ServiceContext } from "../context";
import { loadSpans } from "../trace/load-trace";
import { loadRivalSpans } from "./load-rival-spans";
import { capturedWindow, processesOf, watchWindow } from "./watched-processes";

/** What the kernel did for a span, and how sure that is. */
export interface SpanKernelFact {
  readonly spanId: SpanId;
  readonly kind: KernelEventKind;
  /** `connect → 127.0.0.1:5432 refused`. */
  readonly words: string;
  /** The same in a sentence with units. */
  readonly statement: string;
  readonly grade: KernelGrade;
  /** How many it was chosen from. */
  readonly of: number;
  readonly failed: boolean;
  readonly errorNumber: number | null;
  readonly startUnixNano: bigint;
  readonly endUnixNano: bigint;
  readonly clockUncertaintyNano: number;
  readonly anchors: readonly string[];
  /** Of folded stacks: frames from the outermost, joined by `;`. */
  readonly stack: string;
  readonly events: readonly StoredKernelEvent[];
}

/** Two spans that met at a lock, a file or a port; one of them may be of another trace. */
export interface TraceConflict {
  readonly what: KernelConflict["what"];
  readonly holder: { readonly traceId: TraceId; readonly spanId: SpanId };
  readonly waiter: { readonly traceId: TraceId; readonly spanId: SpanId };
  readonly resource: string;
  readonly waitedNano: number;
  readonly grade: KernelGrade;
  readonly anchors: readonly string[];
}

/** Of a host that the trace ran on. */
export interface HostCapture {
  readonly host: string;
  /** False: there was no capture, and the absence of a fact proves nothing. */
  readonly watched: boolean;
  readonly lostEventCount: number;
}

export interface KernelEventsOfTrace {
  readonly status: "ok" | "degraded";
  readonly reasons: readonly string[];
  /** Those of the reasons that are not about the capture of a host. */
  readonly leftOut: readonly string[];
  readonly facts: readonly SpanKernelFact[];
  readonly conflicts: readonly TraceConflict[];
  readonly hosts: readonly HostCapture[];
}

const MAX_EVENTS = 100_000;

/**
 * The kernel events of a trace on its spans. Spans of other traces that ran in the same processes at
 * the time are looked at too, since a fact may be theirs. Give the trace's spans where they are at
 * hand. @throws `not_found`, `too_large_to_compute`
 */
export async function findKernelEventsOfTrace(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceId: TraceId,
  given?: readonly Span[],
): Promise<KernelEventsOfTrace> {
  const spans = given ?? (await loadSpans(ctx, traceId));
  const { pids, hosts, isHostKnown } = processesOf(spans);
  const coverage = await listCaptureCoverage(ctx.db, ctx.scope, capturedWindow(watchWindow(spans)));
  const watched = hosts.map((host) => coverageOf(host, coverage));
  if (coverage.length === 0) {
    const reasons = describeCapture(watched);
    const none = { leftOut: [], facts: [], conflicts: [] };
    return { status: statusOf(reasons), reasons, ...none, hosts: watched };
  }
  const rivals = await loadRivalSpans(ctx, { spans, traceId });
  const found = await findKernelEvents(ctx.db, ctx.scope, {
    // What the others were given has to be known too, or it would be left for this trace.
    ...watchWindow(rivals.spans),
    hosts: isHostKnown ? hosts : [],
    pids,
    limit: MAX_EVENTS,
  });
  const correlation = correlateKernelEvents(rivals.spans, found.events);
  const cut = found.truncated
    ? [`more than ${MAX_EVENTS} kernel events: the first were taken`]
    : [];
  const leftOut = [...cut, ...rivals.reasons, ...correlation.reasons];
  const reasons = [...describeCapture(watched), ...leftOut];
  return {
    status: statusOf(reasons),
    reasons,
    leftOut,
    facts: factsOf(correlation, rivals.spans, traceId),
    conflicts: correlation.conflicts.flatMap(
      (conflict) => toConflict(conflict, rivals.spans, traceId) ?? [],
    ),
    hosts: watched,
  };
}

function factsOf(
  { links }: KernelCorrelation,
  spans: readonly Span[],
  traceId: TraceId,
): readonly SpanKernelFact[] {
  return links.flatMap((link) => {
    const span = spans[link.span];
    return span === undefined || span.traceId !== traceId ? [] : [toFact(link, span)];
  });
}

function toFact({ fact, grade, of }: KernelLink, span: Span): SpanKernelFact {
  const { events, lead } = fact;
  // Folded stacks are of many moments: they stand where the longest was.
  const told = lead.kind === "off-cpu" || lead.kind === "stack" ? [lead] : events;
  const starts = told.map(kernelStartUnixNano);
  const last = told.reduce(
    (latest, { timeUnixNano }) => (timeUnixNano > latest ? timeUnixNano : latest),
    lead.timeUnixNano,
  );
  return {
    spanId: span.spanId,
    kind: fact.kind,
    words: describeKernelFact(fact),
    statement: tellKernelFact(fact),
    grade,
    of,
    failed: fact.failed,
    errorNumber: fact.errorNumber,
    startUnixNano: starts.reduce((a, b) => (b < a ? b : a)),
    endUnixNano: last,
    clockUncertaintyNano: lead.clock.uncertaintyNano,
    anchors: events.map(kernelAnchor),
    stack: lead.stack,
    events,
  };
}

function toConflict(
  { holder, waiter, eventIds, ...conflict }: KernelConflict,
  spans: readonly Span[],
  traceId: TraceId,
): TraceConflict | null {
  const [holding, waiting] = [spans[holder], spans[waiter]];
  if (holding === undefined || waiting === undefined) return null;
  if (holding.traceId !== traceId && waiting.traceId !== traceId) return null;
  return {
    ...conflict,
    holder: { traceId: holding.traceId, spanId: holding.spanId },
    waiter: { traceId: waiting.traceId, spanId: waiting.spanId },
    anchors: eventIds.map((id) => kernelAnchor({ id })),
  };
}

/** Events whose capture named no host may be of any. */
function coverageOf(
  host: string,
  coverage: Awaited<ReturnType<typeof listCaptureCoverage>>,
): HostCapture {
  const own = coverage.filter((one) => one.host === "" || one.host.toLowerCase() === host);
  const lostEventCount = own.reduce((sum, one) => sum + one.lostEventCount, 0);
  return { host, watched: own.length > 0, lostEventCount };
}

function describeCapture(hosts: readonly HostCapture[]): readonly string[] {
  return hosts.flatMap(({ host, watched, lostEventCount }) => {
    if (!watched) return [`no kernel capture for host ${host}`];
    if (lostEventCount === 0) return [];
    return [`capture incomplete: ${lostEventCount} kernel events were lost on host ${host}`];
  });
}

function statusOf(reasons: readonly string[]): "ok" | "degraded" {
  return reasons.length === 0 ? "ok" : "degraded";
}
