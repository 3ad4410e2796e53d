import { SliQuery } from "@/lib/domain/contracts/sli";
import type { Incident } from "@/lib/domain/incident";
import type { PostmortemContent } from "@/lib/domain/postmortem";
import { standingVerdict } from "@/lib/domain/verdict";
import { listEvidence } from "@/lib/store/evidence-repository";
import type { ServiceContext } from "../context";
import { ensureEvidence } from "../evidence/ensure-evidence";
import { evidenceWindow } from "../evidence/evidence-window";
import { getIncidentSli } from "../incident/get-incident-sli";
import { readHistory } from "../timeline/read-history";
import type { KnownIncident } from "./known-incident";
import { writeSections } from "./write-sections";
import { writeTimeline } from "./write-timeline";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/**
 * A draft of the postmortem, from what is known now: no model writes it. What is not known yet is
 * said to be missing.
 */
export async function draftPostmortem(
  ctx: Context,
  incident: Incident,
): Promise<PostmortemContent> {
  const known = await readKnown(ctx, await ensureEvidence(ctx, incident));
  return { sections: writeSections(known), timeline: writeTimeline(known) };
}

async function readKnown(ctx: Context, incident: Incident): Promise<KnownIncident> {
  const [history, evidence, sli] = await Promise.all([
    readHistory(ctx, incident),
    listEvidence(ctx.db, ctx.scope, incident.id),
    getIncidentSli(ctx, incident.id, SliQuery.parse({})),
  ]);
  const { alerts, changes, verdicts, reviews } = history;
  return {
    incident,
    alerts,
    changes,
    evidence,
    verdict: standingVerdict(verdicts),
    reviews,
    history,
    sli,
    window: evidenceWindow(incident, alerts, ctx.now()),
  };
}
