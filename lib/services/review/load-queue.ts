import type { IncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import type { ReviewItem } from "@/lib/domain/review";
import type { QueueEntry } from "@/lib/evaluation/review-queue";
import { listIncidents } from "@/lib/store/list-incidents";
import { findReviewItem, listReviewItems } from "@/lib/store/review-repository";
import { listVerdicts, listVerdictsByIncident } from "@/lib/store/verdict-repository";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";

type Context = Pick<ServiceContext, "db" | "scope">;

/** More than anybody labels in a sitting. */
const MAX_INCIDENTS = 1_000;
const PAGE = 200;

export interface IncidentEntry extends QueueEntry {
  readonly incident: Incident;
}

/** Every incident with what was said about it; past a thousand the oldest are left out. */
export async function loadQueue(ctx: Context): Promise<IncidentEntry[]> {
  const [incidents, items, verdicts] = await Promise.all([
    loadIncidents(ctx),
    listReviewItems(ctx.db, ctx.scope),
    listVerdictsByIncident(ctx.db, ctx.scope),
  ]);
  return incidents.map((incident) =>
    toEntry(incident, items.get(incident.id) ?? untouched(incident.id), verdicts.get(incident.id)),
  );
}

/** One of them. @throws `not_found` */
export async function loadEntry(ctx: Context, incidentId: IncidentId): Promise<IncidentEntry> {
  const incident = await loadIncident(ctx, incidentId);
  const [item, verdicts] = await Promise.all([
    findReviewItem(ctx.db, ctx.scope, incidentId),
    listVerdicts(ctx.db, ctx.scope, incidentId),
  ]);
  return toEntry(incident, item, verdicts);
}

async function loadIncidents({ db, scope }: Context): Promise<Incident[]> {
  const found: Incident[] = [];
  let cursor: string | null = null;
  do {
    const page = await listIncidents(db, scope, { limit: PAGE, cursor });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null && found.length < MAX_INCIDENTS);
  return found;
}

function untouched(incidentId: IncidentId): ReviewItem {
  return { incidentId, claim: null, skippedBy: [] };
}

function toEntry(
  incident: Incident,
  item: ReviewItem,
  verdicts: IncidentEntry["verdicts"] = [],
): IncidentEntry {
  return { incident, item, openedAt: incident.openedAt, verdicts };
}
