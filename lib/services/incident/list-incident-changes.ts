import type { IncidentChangesDto } from "@/lib/domain/contracts/change";
import type { IncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import { listAlerts } from "@/lib/store/alert-repository";
import { listChanges } from "@/lib/store/change-repository";
import { listEvidence } from "@/lib/store/evidence-repository";
import { summarizeTraces } from "@/lib/store/telemetry/summarize-traces";
import { toChangeMark } from "../change/to-change-mark";
import type { ServiceContext } from "../context";
import { evidenceWindow, toUnixNano } from "../evidence/evidence-window";
import { loadIncident } from "./get-incident";

const DAY_MS = 86_400_000;
const NANO_PER_MS = 1_000_000n;
const MOST_CHANGES = 200;

/**
 * What changed in the services of an incident from a day before its start until its end, with the
 * moment of the first symptom, so that each says how long before it was made. @throws `not_found`
 */
export async function listIncidentChanges(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  id: IncidentId,
): Promise<IncidentChangesDto> {
  const incident = await loadIncident(ctx, id);
  const window = evidenceWindow(incident, await listAlerts(ctx.db, ctx.scope, id), ctx.now());
  const changes = await listChanges(ctx.db, ctx.scope, {
    fromUnixNano: toUnixNano(new Date(incident.openedAt.getTime() - DAY_MS)),
    toUnixNano: toUnixNano(window.end),
    services: incident.services,
    limit: MOST_CHANGES,
  });
  return {
    ...(await firstSymptom(ctx, incident)),
    items: changes.map(toChangeMark),
    reasons: changes.length < MOST_CHANGES ? [] : [`only the newest ${MOST_CHANGES} changes`],
  };
}

/** The first failing request of the evidence, else the start of the first alert. */
async function firstSymptom(ctx: Pick<ServiceContext, "db" | "scope">, incident: Incident) {
  const evidence = await listEvidence(ctx.db, ctx.scope, incident.id);
  const failing = evidence.filter(({ role }) => role === "failing" || role === "exemplar");
  const summaries = await summarizeTraces(
    ctx.db,
    ctx.scope,
    failing.map(({ traceId }) => traceId),
  );
  const starts = summaries
    .filter(({ errorSpanCount }) => errorSpanCount > 0)
    .map(({ startUnixNano }) => Number(startUnixNano / NANO_PER_MS));
  const opened = incident.openedAt.getTime();
  const first = Math.min(opened, ...starts);
  return {
    symptomAt: new Date(first).toISOString(),
    symptom: first < opened ? "first failing request of the evidence" : "start of the first alert",
  };
}
