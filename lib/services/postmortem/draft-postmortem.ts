import type { PostmortemDto } from "@/lib/domain/contracts/postmortem";
import type { IncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import { standingVerdict } from "@/lib/domain/verdict";
import { listAlerts } from "@/lib/store/alert-repository";
import { listChanges } from "@/lib/store/change-repository";
import { listEvidence } from "@/lib/store/evidence-repository";
import { listVerdicts } from "@/lib/store/verdict-repository";
import type { ServiceContext } from "../context";
import { ensureEvidence } from "../evidence/ensure-evidence";
import { evidenceWindow, toUnixNano } from "../evidence/evidence-window";
import { loadIncident } from "../incident/get-incident";
import { resolveAnchors } from "../verdict/resolve-anchors";
import type { KnownIncident } from "./known-incident";
import { readReviews } from "./read-reviews";
import { writeSections } from "./write-sections";
import { writeTimeline } from "./write-timeline";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

const MAX_CHANGES = 50;

/**
 * A draft of the postmortem, from what is known now: no model writes it, and every anchor in it is
 * looked up. What is not known yet is said to be missing. @throws `not_found`
 */
export async function draftPostmortem(
  ctx: Context,
  incidentId: IncidentId,
): Promise<PostmortemDto> {
  const incident = await ensureEvidence(ctx, await loadIncident(ctx, incidentId));
  const known = await readKnown(ctx, incident);
  const sections = writeSections(known);
  const timeline = writeTimeline(known);
  const cited = [...sections.flatMap(({ sentences }) => sentences), ...timeline];
  const anchors = [...new Set(cited.flatMap((one) => one.anchors))];
  const resolved = await resolveAnchors(ctx, incident, anchors);
  return {
    incidentId,
    title: incident.title,
    severity: incident.severity,
    status: incident.status,
    openedAt: incident.openedAt.toISOString(),
    resolvedAt: incident.resolvedAt?.toISOString() ?? null,
    services: [...incident.services],
    sections,
    timeline,
    references: [...resolved].map(([anchor, found]) => ({
      anchor,
      text: found?.text ?? null,
      path: found?.path ?? null,
    })),
  };
}

async function readKnown(ctx: Context, incident: Incident): Promise<KnownIncident> {
  const alerts = await listAlerts(ctx.db, ctx.scope, incident.id);
  const { baselineStart, end } = evidenceWindow(incident, alerts, ctx.now());
  const range = { fromUnixNano: toUnixNano(baselineStart), toUnixNano: toUnixNano(end) };
  const [changes, evidence, verdicts, reviews] = await Promise.all([
    listChanges(ctx.db, ctx.scope, { ...range, limit: MAX_CHANGES }),
    listEvidence(ctx.db, ctx.scope, incident.id),
    listVerdicts(ctx.db, ctx.scope, incident.id),
    readReviews(ctx, incident.id),
  ]);
  return { incident, alerts, changes, evidence, verdict: standingVerdict(verdicts), reviews };
}
