import { signatureText, signIncident } from "@/lib/analysis/similarity/incident-signature";
import type { Incident } from "@/lib/domain/incident";
import {
  listSignatures,
  type StoredSignature,
  saveSignature,
} from "@/lib/store/signature-repository";
import { loadCitedEvidence } from "../analysis/load-cited-evidence";
import type { ServiceContext } from "../context";

/** What each of some incidents looks like by the evidence that is kept of it; made where it is missing or old. */
export async function signIncidents(
  ctx: Pick<ServiceContext, "db" | "scope">,
  incidents: readonly Incident[],
): Promise<StoredSignature[]> {
  const ids = incidents.map(({ id }) => id);
  const known = await listSignatures(ctx.db, ctx.scope, ids);
  const signed: StoredSignature[] = [];
  for (const incident of incidents) {
    const stored = known.get(incident.id);
    const collectedAt = incident.evidence.collectedAt?.getTime() ?? null;
    const isFresh = stored !== undefined && (stored.collectedAt?.getTime() ?? null) === collectedAt;
    signed.push(isFresh ? stored : await sign(ctx, incident));
  }
  return signed;
}

async function sign(
  ctx: Pick<ServiceContext, "db" | "scope">,
  incident: Incident,
): Promise<StoredSignature> {
  const signature = signIncident(incident, await loadCitedEvidence(ctx, incident));
  const stored = {
    incidentId: incident.id,
    signature,
    text: signatureText(incident.title, signature),
    collectedAt: incident.evidence.collectedAt,
  };
  await saveSignature(ctx.db, ctx.scope, stored);
  return stored;
}
