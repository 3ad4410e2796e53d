import type { Records } from "@/lib/analysis/postmortem/records";
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
import { factsOf, indexRecords } from "./index-records";
import type { KnownIncident } from "./known-incident";
import { loadTelemetry } from "./load-telemetry";
import { writeSections } from "./write-sections";
import { writeTimeline } from "./write-timeline";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/** A draft with what it was written from. */
export interface Drafted {
  readonly content: PostmortemContent;
  readonly known: KnownIncident;
  readonly records: Records;
}

/**
 * A draft of the postmortem, from what is known now: no model writes it. What is not known yet is
 * said to be missing.
 */
export async function draftPostmortem(ctx: Context, incident: Incident): Promise<Drafted> {
  return writeDraft(await readKnown(ctx, await ensureEvidence(ctx, incident)));
}

/** The draft of what is known: the same for the same. */
export function writeDraft(known: KnownIncident): Drafted {
  const records = indexRecords(known);
  const sections = writeSections(known, factsOf(records));
  return { content: { sections, timeline: writeTimeline(known) }, known, records };
}

async function readKnown(ctx: Context, incident: Incident): Promise<KnownIncident> {
  const [history, evidence, sli] = await Promise.all([
    readHistory(ctx, incident),
    listEvidence(ctx.db, ctx.scope, incident.id),
    getIncidentSli(ctx, incident.id, SliQuery.parse({})),
  ]);
  const { alerts, changes, verdicts, reviews } = history;
  const verdict = standingVerdict(verdicts);
  const telemetry = await loadTelemetry(ctx, incident, { verdict, reviews, evidence });
  return {
    incident,
    alerts,
    changes,
    evidence,
    verdict,
    reviews,
    history,
    sli,
    window: evidenceWindow(incident, alerts, ctx.now()),
    telemetry,
  };
}
