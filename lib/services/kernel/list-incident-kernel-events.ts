import type { IncidentKernelDto, IncidentKernelFactDto } from "@/lib/domain/contracts/kernel";
import { describeErrorNumber } from "@/lib/domain/errno";
import type { IncidentId, TraceId } from "@/lib/domain/ids";
import { KERNEL_GRADES } from "@/lib/domain/kernel-grade";
import { listEvidence } from "@/lib/store/evidence-repository";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";
import {
  findKernelEventsOfTrace,
  type KernelEventsOfTrace,
  type SpanKernelFact,
} from "./find-kernel-events-of-trace";

/** Each is compared with the others that ran at its time. */
const MAX_TRACES = 20;
/** A person opens one or two of them. */
const MAX_PLACES = 20;
const MAX_CONFLICTS = 100;

interface FactOfTrace {
  readonly traceId: TraceId;
  readonly fact: SpanKernelFact;
}

/** What the kernel did in the failing traces of an incident, the same things together. @throws `not_found` */
export async function listIncidentKernelEvents(
  ctx: Pick<ServiceContext, "db" | "scope">,
  id: IncidentId,
  maxTraces = MAX_TRACES,
): Promise<IncidentKernelDto> {
  await loadIncident(ctx, id);
  const evidence = await listEvidence(ctx.db, ctx.scope, id);
  const failing = evidence.filter(({ role }) => role !== "healthy").map(({ traceId }) => traceId);
  const traceIds = [...new Set(failing)];
  const found: { traceId: TraceId; events: KernelEventsOfTrace }[] = [];
  for (const traceId of traceIds.slice(0, maxTraces)) {
    found.push({ traceId, events: await findKernelEventsOfTrace(ctx, traceId) });
  }
  const reasons = new Set(found.flatMap(({ events }) => events.reasons));
  if (traceIds.length > maxTraces) {
    reasons.add(`the first ${maxTraces} of ${traceIds.length} failing traces were looked at`);
  }
  const facts = found.flatMap(({ traceId, events }) =>
    events.facts.map((fact) => ({ traceId, fact })),
  );
  return {
    status: reasons.size === 0 ? "ok" : "degraded",
    reasons: [...reasons],
    items: together(facts),
    conflicts: conflictsOf(found.map(({ events }) => events)),
    hosts: hostsOf(found.map(({ events }) => events)),
  };
}

function together(facts: readonly FactOfTrace[]): IncidentKernelFactDto[] {
  const byWords = new Map<string, FactOfTrace[]>();
  for (const one of facts) {
    const key = keyOf(one.fact);
    const known = byWords.get(key);
    if (known === undefined) byWords.set(key, [one]);
    else known.push(one);
  }
  return [...byWords.values()]
    .flatMap((group) => toDto(group) ?? [])
    .sort((a, b) => Number(b.failed) - Number(a.failed) || b.count - a.count);
}

/** How long each took sets apart what is the same otherwise. */
function keyOf({ kind, words, failed }: SpanKernelFact): string {
  return `${kind} ${failed} ${failed ? words : words.replace(/\d+(\.\d+)? (µs|ms|s)\b/g, "…")}`;
}

function toDto(group: readonly FactOfTrace[]): IncidentKernelFactDto | null {
  const [first] = group;
  if (first === undefined) return null;
  const { fact } = first;
  const grades: IncidentKernelFactDto["grades"] = {};
  for (const one of group) grades[one.fact.grade] = (grades[one.fact.grade] ?? 0) + 1;
  const sureness = (one: FactOfTrace) => KERNEL_GRADES.indexOf(one.fact.grade);
  const places = group.toSorted((a, b) => sureness(a) - sureness(b)).slice(0, MAX_PLACES);
  return {
    words: fact.words,
    kind: fact.kind,
    failed: fact.failed,
    errorName: describeErrorNumber(fact.errorNumber ?? 0)?.name ?? null,
    count: group.length,
    traceCount: new Set(group.map(({ traceId }) => traceId)).size,
    grades,
    longestNano: Math.max(
      ...group.map((one) => Number(one.fact.endUnixNano - one.fact.startUnixNano)),
    ),
    spans: places.map((one) => ({ traceId: one.traceId, spanId: one.fact.spanId })),
    anchors: places.flatMap((one) => one.fact.anchors[0] ?? []),
  };
}

/** A conflict of two failing traces is found in both. */
function conflictsOf(found: readonly KernelEventsOfTrace[]): IncidentKernelDto["conflicts"] {
  const byAnchors = new Map(
    found.flatMap(({ conflicts }) =>
      conflicts.map((conflict) => [conflict.anchors.join(), conflict] as const),
    ),
  );
  return [...byAnchors.values()]
    .sort((a, b) => b.waitedNano - a.waitedNano)
    .slice(0, MAX_CONFLICTS)
    .map((conflict) => ({ ...conflict, anchors: [...conflict.anchors] }));
}

function hostsOf(found: readonly KernelEventsOfTrace[]): IncidentKernelDto["hosts"] {
  const byHost = new Map<string, IncidentKernelDto["hosts"][number]>();
  for (const one of found.flatMap(({ hosts }) => hosts)) {
    const known = byHost.get(one.host);
    byHost.set(one.host, {
      host: one.host,
      watched: one.watched || (known?.watched ?? false),
      lostEventCount: Math.max(one.lostEventCount, known?.lostEventCount ?? 0),
    });
  }
  return [...byHost.values()];
}
