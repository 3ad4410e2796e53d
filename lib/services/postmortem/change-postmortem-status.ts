import type {
  CheckedSentence,
  PostmortemDto,
  PostmortemStatusBody,
} from "@/lib/domain/contracts/postmortem";
import { FaultlineError, notFound } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import { nextStatuses } from "@/lib/domain/postmortem";
import { findLatestPostmortem } from "@/lib/store/postmortem-repository";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";
import { getPostmortem } from "./get-postmortem";
import { keepPostmortem } from "./keep-postmortem";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/**
 * Takes the latest version a step further. What is contradicted is published only `despite` that,
 * and it is kept who did so, of which sentences. @throws `not_found`; `conflict` when it is not the
 * latest any more, its status does not lead there, or a sentence of what would be published is
 * contradicted, which is named
 */
export async function changePostmortemStatus(
  ctx: Context,
  incidentId: IncidentId,
  { author, base, status, despite }: PostmortemStatusBody,
): Promise<PostmortemDto> {
  await loadIncident(ctx, incidentId);
  const latest = await findLatestPostmortem(ctx.db, ctx.scope, incidentId);
  if (latest === null) throw notFound("postmortem of", incidentId);
  if (latest.number === base && !nextStatuses(latest.status).includes(status)) {
    const message = `version ${latest.version} of the postmortem of ${incidentId} is ${latest.status}, which does not become ${status}`;
    throw new FaultlineError("conflict", message, { incidentId, status: latest.status });
  }
  const contradicted =
    status === "published" ? contradictedIn(await getPostmortem(ctx, incidentId)) : [];
  if (contradicted.length > 0 && !despite) throw refusal(contradicted);
  await keepPostmortem(ctx, {
    ...latest,
    base,
    status,
    author,
    despite: contradicted.map(({ text }) => text),
    createdAt: ctx.now(),
  });
  return getPostmortem(ctx, incidentId);
}

function contradictedIn({ sections, timeline }: PostmortemDto): CheckedSentence[] {
  const all = [...sections.flatMap(({ sentences }) => sentences), ...timeline];
  return all.filter(({ check }) => check?.verdict === "contradicted");
}

function refusal(contradicted: readonly CheckedSentence[]): FaultlineError {
  const sentences = contradicted.map(({ text, check }) => ({
    text,
    claimed: check?.claimed ?? "",
    found: check?.found ?? "",
  }));
  const [first] = sentences;
  const others = sentences.length > 1 ? ` So are ${sentences.length - 1} more.` : "";
  const message = `The evidence contradicts “${first?.text}”: it says ${first?.claimed}, found is ${first?.found}.${others} Mend it, or publish it all the same by your name.`;
  return new FaultlineError("conflict", message, { contradicted: sentences });
}
