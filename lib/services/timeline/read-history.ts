import type { Incident } from "@/lib/domain/incident";
import { listAlerts } from "@/lib/store/alert-repository";
import { listAnalyses } from "@/lib/store/analysis-repository";
import { listChanges } from "@/lib/store/change-repository";
import { listSteps } from "@/lib/store/incident-step-repository";
import { listNotes } from "@/lib/store/note-repository";
import { listPostmortems } from "@/lib/store/postmortem-repository";
import { listVerdicts } from "@/lib/store/verdict-repository";
import type { ServiceContext } from "../context";
import { evidenceWindow, toUnixNano } from "../evidence/evidence-window";
import { readReviews } from "../postmortem/read-reviews";
import type { IncidentHistory } from "./incident-history";

const MAX_CHANGES = 50;
const MAX_ANALYSES = 50;

/** Reads everything that is kept of what happened to an incident. */
export async function readHistory(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  incident: Incident,
): Promise<IncidentHistory> {
  const { db, scope } = ctx;
  const { id } = incident;
  const alerts = await listAlerts(db, scope, id);
  const { baselineStart, end } = evidenceWindow(incident, alerts, ctx.now());
  const range = { fromUnixNano: toUnixNano(baselineStart), toUnixNano: toUnixNano(end) };
  const [changes, steps, notes, verdicts, reviews, analyses, postmortems] = await Promise.all([
    listChanges(db, scope, { ...range, services: incident.services, limit: MAX_CHANGES }),
    listSteps(db, scope, [id]),
    listNotes(db, scope, [id]),
    listVerdicts(db, scope, id),
    readReviews(ctx, id),
    listAnalyses(db, scope, id, MAX_ANALYSES),
    listPostmortems(db, scope, id),
  ]);
  return { incident, alerts, changes, steps, notes, verdicts, reviews, analyses, postmortems };
}
