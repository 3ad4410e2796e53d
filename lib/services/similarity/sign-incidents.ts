import { signatureText, signIncident } from "@/lib/analysis/similarity/incident-signature";
import type { Incident } from "@/lib/domain/incident";
import {
  listSignatures,
  type StoredSignature,
  saveSignature,
} from "@/lib/store/signature-repository";
import { loadCitedEvidence } from "../analysis/load-cited-evidence";
import type { ServiceContext } from "../context";

/** To read an incident's evidence takes up to a second: of more, the others are left for the next time. */
const MOST_MADE = 10;

/** What incidents look like by the evidence that is kept of each; made, of the first ones, where it is missing or old. */
export async function signIncidents(
  ctx: Pick<ServiceContext, "db" | "scope">,
  incidents: readonly Incident[],
): Promise<StoredSignature[]> {
  const ids = incidents.map(({ id }) => id);
  const known = await listSignatures(ctx.db, ctx.scope, ids);
  const signed: StoredSignature[] = [];
  let made = 0;
  for (const incident of incidents) {
    const stored = known.get(incident.id);
    const collectedAt = incident.evidence.collectedAt?.getTime() ?? null;
    const isFresh = stored !== undefined && (stored.collectedAt?.getTime() ?? null) === collectedAt;
    if (isFresh) signed.push(stored);
    else if (made < MOST_MADE) {
      made += 1;
      signed.push(await sign(ctx, incident));
    }
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
