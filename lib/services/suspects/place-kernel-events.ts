import { correlateKernelEvents } from "@/lib/analysis/kernel/correlate-kernel-events";
import { tellKernelFact } from "@/lib/analysis/kernel/tell-kernel-fact";
import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import type { AnchorTargetDto } from "@/lib/domain/contracts/suspects";
import { errorWords, kernelErrorNumber, type StoredKernelEvent } from "@/lib/domain/kernel-event";
import { serviceNameOf } from "@/lib/domain/resource";
import type { Span } from "@/lib/domain/span";

type KernelTarget = Extract<AnchorTargetDto, { kind: "kernel" }>;

/**
 * Finds a kernel event by its id, with the span that it stands on: the surest where several share
 * it. One that belongs to no span, such as the kill of a process, is told of its host. The events
 * are joined to the spans when the first is asked for. O(n log n) once.
 */
export function placeKernelEvents(set: EvidenceSet): (id: string) => KernelTarget | null {
  const events = new Map((set.kernelEvents ?? []).map((event) => [event.id, event]));
  let placed: ReadonlyMap<string, KernelTarget> | null = null;
  return (id) => {
    const event = events.get(id);
    if (event === undefined) return null;
    placed ??= placeAll(set);
    return placed.get(id) ?? alone(event);
  };
}

function placeAll({ window, healthy, kernelEvents = [] }: EvidenceSet): Map<string, KernelTarget> {
  const spans = [...window, ...healthy].flatMap(({ nodes }) =>
    nodes.flatMap((node) => (node.kind === "span" ? [node.span] : [])),
  );
  const placed = new Map<string, KernelTarget>();
  const { links } = correlateKernelEvents(spans, kernelEvents);
  // What merely happened in the process meanwhile stands where nothing surer does.
  const bySureness = [true, false].flatMap((isSure) =>
    links.filter(({ grade }) => (grade !== "process-level") === isSure),
  );
  for (const { span, fact } of bySureness) {
    const text = tellKernelFact(fact);
    for (const { id } of fact.events) {
      if (!placed.has(id)) placed.set(id, onSpan(id, text, spans[span]));
    }
  }
  return placed;
}

function onSpan(id: string, text: string, span: Span | undefined): KernelTarget {
  return {
    kind: "kernel",
    id,
    traceId: span?.traceId ?? null,
    spanId: span?.spanId ?? null,
    service: span === undefined ? "" : serviceNameOf(span.resource),
    text,
  };
}

function alone(event: StoredKernelEvent): KernelTarget {
  const errorNumber = kernelErrorNumber(event);
  const text = errorNumber === null ? event.kind : `${event.kind}: ${errorWords(errorNumber)}`;
  return { kind: "kernel", id: event.id, traceId: null, spanId: null, service: event.host, text };
}
