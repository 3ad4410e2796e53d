import type { Records } from "@/lib/analysis/postmortem/records";
import { SliQuery } from "@/lib/domain/contracts/sli";
import type { Incident } from "@/lib/domain/incident";
import type { PostmortemContent } from "@/lib/domain/postmortem";
import { standingVerdict } from "@/lib/domain/verdict";
import { listAlerts } from "@/lib/store/alert-repository";
import { listChanges } from "@/lib/store/change-repository";
import { listEvidence } from "@/lib/store/evidence-repository";
import { listVerdicts } from "@/lib/store/verdict-repository";
import type { ServiceContext } from "../context";
import { ensureEvidence } from "../evidence/ensure-evidence";
import { evidenceWindow, toUnixNano } from "../evidence/evidence-window";
import { getIncidentSli } from "../incident/get-incident-sli";
import { factsOf, indexRecords } from "./index-records";
import type { KnownIncident } from "./known-incident";
import { loadTelemetry } from "./load-telemetry";
import { readReviews } from "./read-reviews";
import { writeSections } from "./write-sections";
import { writeTimeline } from "./write-timeline";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

const MAX_CHANGES = 50;

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
  const alerts = await listAlerts(ctx.db, ctx.scope, incident.id);
  const window = evidenceWindow(incident, alerts, ctx.now());
  const { baselineStart, end } = window;
  const range = { fromUnixNano: toUnixNano(baselineStart), toUnixNano: toUnixNano(end) };
  const [changes, evidence, verdicts, reviews, sli] = await Promise.all([
    listChanges(ctx.db, ctx.scope, { ...range, limit: MAX_CHANGES }),
    listEvidence(ctx.db, ctx.scope, incident.id),
    listVerdicts(ctx.db, ctx.scope, incident.id),
    readReviews(ctx, incident.id),
    getIncidentSli(ctx, incident.id, SliQuery.parse({})),
  ]);
  const verdict = standingVerdict(verdicts);
  const telemetry = await loadTelemetry(ctx, incident, { verdict, reviews, evidence });
  return { incident, alerts, changes, evidence, verdict, reviews, sli, window, telemetry };
}
