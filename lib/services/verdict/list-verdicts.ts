import type { VerdictListDto } from "@/lib/domain/contracts/verdict";
import type { IncidentId } from "@/lib/domain/ids";
import { standingVerdict } from "@/lib/domain/verdict";
import { listVerdicts as findVerdicts } from "@/lib/store/verdict-repository";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";
import { toVerdictDto } from "./to-verdict-dto";

/**
 * Every version of every verdict on an incident, the newest first. Of a blind reviewer nothing but
 * their own: which verdict stands is then of those. @throws `not_found`
 */
export async function listVerdicts(
  ctx: Pick<ServiceContext, "db" | "scope">,
  incidentId: IncidentId,
  { blindFor }: { readonly blindFor?: string | undefined } = {},
): Promise<VerdictListDto> {
  await loadIncident(ctx, incidentId);
  const all = await findVerdicts(ctx.db, ctx.scope, incidentId);
  const shown = blindFor === undefined ? all : all.filter(({ author }) => author === blindFor);
  return {
    items: shown.toReversed().map(toVerdictDto),
    nextCursor: null,
    standing: standingVerdict(shown)?.number ?? null,
  };
}
