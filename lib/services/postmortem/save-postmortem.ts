import { attributeLines } from "@/lib/analysis/postmortem/attribute-lines";
import { parseText, type WrittenPostmortem } from "@/lib/analysis/postmortem/parse-text";
import type {
  PostmortemDto,
  PostmortemStatusBody,
  SavePostmortemBody,
} from "@/lib/domain/contracts/postmortem";
import { FaultlineError, notFound } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import { nextStatuses } from "@/lib/domain/postmortem";
import {
  appendPostmortem,
  findLatestPostmortem,
  listPostmortems,
  type NewPostmortem,
} from "@/lib/store/postmortem-repository";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";
import { draftPostmortem } from "./draft-postmortem";
import { getPostmortem } from "./get-postmortem";

const MAX_ANCHORS = 500;

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/**
 * Keeps a text as the next version, a draft. Lines that stand as they did in a version before, or as
 * code writes them, stay whose they were; others are the author's. Anchors that name nothing are
 * kept, and marked wherever it is read. @throws `not_found`; `invalid_request` naming the line that
 * cannot be read; `conflict` when another version was kept meanwhile
 */
export async function savePostmortem(
  ctx: Context,
  incidentId: IncidentId,
  { author, base, text }: SavePostmortemBody,
): Promise<PostmortemDto> {
  const incident = await loadIncident(ctx, incidentId);
  const written = parseText(text);
  assertFewAnchors(written);
  const before = await listPostmortems(ctx.db, ctx.scope, incidentId);
  const drafted = await draftPostmortem(ctx, incident);
  const known = [...before.toReversed().map(({ content }) => content), drafted];
  await keep(ctx, {
    incidentId,
    base,
    version: (before.find(({ number }) => number === base)?.version ?? 0) + 1,
    status: "draft",
    author,
    content: attributeLines(written, known, author),
    createdAt: ctx.now(),
  });
  return getPostmortem(ctx, incidentId);
}

/**
 * Takes the latest version a step further. @throws `not_found`; `conflict` when it is not the latest
 * any more, or its status does not lead there
 */
export async function changePostmortemStatus(
  ctx: Context,
  incidentId: IncidentId,
  { author, base, status }: PostmortemStatusBody,
): Promise<PostmortemDto> {
  await loadIncident(ctx, incidentId);
  const latest = await findLatestPostmortem(ctx.db, ctx.scope, incidentId);
  if (latest === null) throw notFound("postmortem of", incidentId);
  if (latest.number === base && !nextStatuses(latest.status).includes(status)) {
    const message = `version ${latest.version} of the postmortem of ${incidentId} is ${latest.status}, which does not become ${status}`;
    throw new FaultlineError("conflict", message, { incidentId, status: latest.status });
  }
  await keep(ctx, { ...latest, base, status, author, createdAt: ctx.now() });
  return getPostmortem(ctx, incidentId);
}

/** Each is looked up whenever the postmortem is read. */
function assertFewAnchors({ sections, timeline }: WrittenPostmortem): void {
  const cited = [...sections.flatMap(({ sentences }) => sentences), ...timeline];
  const count = new Set(cited.flatMap(({ anchors }) => anchors)).size;
  if (count <= MAX_ANCHORS) return;
  const message = `a postmortem cites at most ${MAX_ANCHORS} pieces of evidence, and this one ${count}`;
  throw new FaultlineError("invalid_request", message, { count });
}

function keep(ctx: Context, postmortem: NewPostmortem) {
  return withEntityTransaction(ctx.db, (store) => appendPostmortem(store, ctx.scope, postmortem));
}
