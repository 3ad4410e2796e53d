import type { FreezeBody, GoldCaseDto } from "@/lib/domain/contracts/gold";
import { FaultlineError, notFound } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import { type StoredVerdict, standingVerdict } from "@/lib/domain/verdict";
import { standingOf } from "@/lib/evaluation/review-queue";
import { toGoldLabel } from "@/lib/evaluation/to-gold-label";
import { listVerdicts } from "@/lib/store/verdict-repository";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";
import { keepCase } from "./keep-case";
import { snapshotEvidence } from "./snapshot-evidence";
import { toGoldDto } from "./to-gold-dto";

/**
 * Freezes a verdict, with its incident's evidence as it is now, as the next version of the incident's
 * case. The label is kept apart from the evidence. Frozen again unchanged, it is the same version.
 * @throws `not_found`; `conflict` without a verdict, or while reviewers disagree
 */
export async function freezeCase(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  incidentId: IncidentId,
  { verdictNumber, ...body }: FreezeBody,
): Promise<GoldCaseDto> {
  const incident = await loadIncident(ctx, incidentId);
  const verdicts = await listVerdicts(ctx.db, ctx.scope, incidentId);
  const verdict = chooseVerdict(incidentId, verdicts, verdictNumber);
  const { gold } = await keepCase(ctx, {
    ...body,
    id: incidentId.toLowerCase(),
    incident: incidentId,
    label: toGoldLabel(verdict),
    evidence: await snapshotEvidence(ctx, incident),
  });
  return toGoldDto(gold);
}

function chooseVerdict(
  incidentId: IncidentId,
  verdicts: readonly StoredVerdict[],
  verdictNumber: number | undefined,
): StoredVerdict {
  if (verdictNumber !== undefined) {
    const named = verdicts.find((one) => one.number === verdictNumber);
    if (named === undefined) throw notFound("verdict", `${verdictNumber} of ${incidentId}`);
    return named;
  }
  const { state, disagreements } = standingOf(verdicts);
  if (state === "disputed") {
    const message = `reviewers of ${incidentId} disagree, settle it first: ${disagreements.join("; ")}`;
    throw new FaultlineError("conflict", message, { incidentId });
  }
  const standing = standingVerdict(verdicts);
  if (standing === null) {
    throw new FaultlineError("conflict", `${incidentId} has no verdict yet`, { incidentId });
  }
  return standing;
}
