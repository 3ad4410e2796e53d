import type { VerdictBody, VerdictDto } from "@/lib/domain/contracts/verdict";
import { FaultlineError } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import type { Incident } from "@/lib/domain/incident";
import { anchorsOf, type VerdictContent } from "@/lib/domain/verdict";
import { releaseReviewItem } from "@/lib/store/review-repository";
import { withEntityTransaction } from "@/lib/store/transaction";
import { appendVerdict } from "@/lib/store/verdict-repository";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";
import { resolveAnchors } from "./resolve-anchors";
import { toVerdictDto } from "./to-verdict-dto";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/**
 * Keeps a verdict as its author's next version and gives back their claim on the incident.
 * @throws `not_found`; `invalid_request` naming every anchor that does not resolve; `conflict` when
 * it amends another version than the latest
 */
export async function recordVerdict(
  ctx: Context,
  incidentId: IncidentId,
  { content, ...body }: VerdictBody,
): Promise<VerdictDto> {
  const incident = await loadIncident(ctx, incidentId);
  await assertAnchorsResolve(ctx, incident, content);
  const stored = await withEntityTransaction(ctx.db, async (store) => {
    await releaseReviewItem(store, ctx.scope, incidentId, body.author);
    return appendVerdict(store, ctx.scope, {
      ...body,
      incidentId,
      content,
      createdAt: ctx.now(),
    });
  });
  return toVerdictDto(stored);
}

async function assertAnchorsResolve(
  ctx: Context,
  incident: Incident,
  content: VerdictContent,
): Promise<void> {
  const resolved = await resolveAnchors(ctx, incident, anchorsOf(content));
  const missing = [...resolved].flatMap(([anchor, found]) => (found === null ? [anchor] : []));
  if (missing.length === 0) return;
  const names = missing.slice(0, 5).join(", ");
  const more = missing.length > 5 ? ` and ${missing.length - 5} more` : "";
  const message = `these anchors name nothing of ${incident.id} that is stored: ${names}${more}`;
  throw new FaultlineError("invalid_request", message, { anchors: missing });
}
