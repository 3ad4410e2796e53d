import type { CitedThing } from "@/lib/analysis/postmortem/records";
import { type AnchorTarget, parseAnchor, spanIdsOf } from "@/lib/domain/anchor";
import type { Change } from "@/lib/domain/change";
import type { SpanId, TraceId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import { listAlerts } from "@/lib/store/alert-repository";
import { findChanges } from "@/lib/store/change-repository";
import { listEvidence } from "@/lib/store/evidence-repository";
import {
  type AnchoredRecord,
  type AnchoredSpan,
  findAnchoredExemplars,
  findAnchoredLogs,
  findSpansInTraces,
  findSpansInWindow,
  hasMetricPoint,
  mentionsCode,
} from "@/lib/store/telemetry/find-anchored";
import { findKernelEvent } from "@/lib/store/telemetry/find-kernel-events";
import type { ServiceContext } from "../context";
import { evidenceWindow, toUnixNano } from "../evidence/evidence-window";
import {
  NAMELESS,
  thingOfChange,
  thingOfKernelEvent,
  thingOfRecord,
  thingOfSpan,
} from "./cited-things";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/** What an anchor names, in a line, and where in the app it is seen. */
export interface ResolvedAnchor {
  readonly text: string;
  readonly path: string | null;
  readonly thing: CitedThing;
}

/** Telemetry that comes late, and traces that somebody looked at around the incident. */
const SLACK_NANO = 3_600_000_000_000n;

/** What each anchor of an incident names; null for one that names nothing that is stored. */
export async function resolveAnchors(
  ctx: Context,
  incident: Incident,
  anchors: readonly string[],
): Promise<Map<string, ResolvedAnchor | null>> {
  const found = await findNamed(ctx, incident, anchors);
  const entries = anchors.map(async (anchor) => {
    const target = parseAnchor(anchor);
    return [anchor, target === null ? null : await resolveTarget(ctx, target, found)] as const;
  });
  return new Map(await Promise.all(entries));
}

/** What the anchors of one call name, read together. */
interface Named {
  readonly incident: Incident;
  readonly traceIds: readonly TraceId[];
  readonly spans: ReadonlyMap<string, AnchoredSpan>;
  readonly logs: ReadonlyMap<string, AnchoredRecord>;
  readonly exemplars: ReadonlyMap<string, AnchoredRecord>;
  readonly changes: ReadonlyMap<string, Change>;
}

async function findNamed(
  ctx: Context,
  incident: Incident,
  anchors: readonly string[],
): Promise<Named> {
  const targets = anchors.flatMap((anchor) => parseAnchor(anchor) ?? []);
  const idsOf = (kind: AnchorTarget["kind"]) =>
    targets.flatMap((target) => (target.kind === kind && "id" in target ? [target.id] : []));
  const alerts = await listAlerts(ctx.db, ctx.scope, incident.id);
  const { baselineStart, end } = evidenceWindow(incident, alerts, ctx.now());
  const window = {
    fromUnixNano: toUnixNano(baselineStart) - SLACK_NANO,
    toUnixNano: toUnixNano(end) + SLACK_NANO,
  };
  const evidence = await listEvidence(ctx.db, ctx.scope, incident.id);
  const traceIds = [...new Set(evidence.map(({ traceId }) => traceId))];
  const [spans, logs, exemplars, changes] = await Promise.all([
    findSpans(ctx, spanIdsOf(anchors), traceIds, window),
    findAnchoredLogs(ctx.db, ctx.scope, idsOf("log"), window),
    findAnchoredExemplars(ctx.db, ctx.scope, idsOf("exemplar"), window),
    findChanges(ctx.db, ctx.scope, idsOf("change")),
  ]);
  return {
    incident,
    traceIds,
    spans: new Map(spans.map((span) => [span.spanId, span])),
    logs: byId(logs),
    exemplars: byId(exemplars),
    changes: byId(changes),
  };
}

/** In the evidence first; what is not there may be in another trace of that time. */
async function findSpans(
  { db, scope }: Context,
  spanIds: readonly SpanId[],
  traceIds: readonly TraceId[],
  window: Parameters<typeof findSpansInWindow>[3],
): Promise<AnchoredSpan[]> {
  const inEvidence = await findSpansInTraces(db, scope, spanIds, traceIds);
  const known = new Set(inEvidence.map(({ spanId }) => spanId));
  const others = spanIds.filter((spanId) => !known.has(spanId));
  return [...inEvidence, ...(await findSpansInWindow(db, scope, others, window))];
}

async function resolveTarget(
  ctx: Context,
  target: AnchorTarget,
  named: Named,
): Promise<ResolvedAnchor | null> {
  switch (target.kind) {
    case "span":
      return resolveSpan(target, named);
    case "log":
      return resolveRecord("log", named.logs.get(target.id), named.incident);
    case "exemplar":
      return resolveRecord("exemplar of", named.exemplars.get(target.id), named.incident);
    case "change": {
      const change = named.changes.get(target.id);
      if (change === undefined) return null;
      return { text: changeText(change), path: null, thing: thingOfChange(change) };
    }
    case "kernel": {
      const event = await findKernelEvent(ctx.db, ctx.scope, target.id);
      if (event === null) return null;
      const text = `${event.kind} of ${event.command || `process ${event.pid}`}`;
      return { text, path: null, thing: thingOfKernelEvent(event) };
    }
    case "metric": {
      const isThere = await hasMetricPoint(ctx.db, ctx.scope, target);
      const thing = { ...NAMELESS, words: target.name, momentsNano: [target.atUnixNano] };
      return isThere ? { text: `metric ${target.name}`, path: null, thing } : null;
    }
    case "code": {
      const isThere = await mentionsCode(ctx.db, ctx.scope, target, named.traceIds);
      const text = `${target.file}, line ${target.line}`;
      return isThere ? { text, path: null, thing: { ...NAMELESS, words: text } } : null;
    }
  }
}

function resolveSpan(
  { spanId, part }: Extract<AnchorTarget, { kind: "span" }>,
  { spans, incident }: Named,
): ResolvedAnchor | null {
  const span = spans.get(spanId);
  if (span === undefined) return null;
  const path = pathOf(incident, span.traceId, spanId);
  const name = `${span.service} ${span.name}`;
  const thing = thingOfSpan(span);
  if (part === null) return { text: name, path, thing };
  if (part.kind === "event") {
    return part.index < span.eventCount
      ? { text: `event ${part.index} of ${name}`, path, thing }
      : null;
  }
  const value = span.attributes[part.key];
  return value === undefined ? null : { text: `${part.key} of ${name}`, path, thing };
}

function resolveRecord(
  what: string,
  record: AnchoredRecord | undefined,
  incident: Incident,
): ResolvedAnchor | null {
  if (record === undefined) return null;
  const { traceId, spanId, text } = record;
  return {
    text: `${what} ${text}`.trim(),
    path: traceId === null ? null : pathOf(incident, traceId, spanId),
    thing: thingOfRecord(record),
  };
}

function pathOf({ id }: Incident, traceId: string, spanId: string | null): string {
  const span = spanId === null ? "" : `&span=${spanId}`;
  return `/incidents/${id}?trace=${traceId}${span}`;
}

/** A change in a line: "deploy payments 1.9.0: Charge in ETH". */
export function changeText({ kind, service, version, title }: Change): string {
  const what = [kind, service, version].filter((part) => part !== null && part !== "").join(" ");
  return title === "" ? what : `${what}: ${title}`;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
