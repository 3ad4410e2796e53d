import { attributeLines } from "@/lib/analysis/postmortem/attribute-lines";
import { parseText, type WrittenPostmortem } from "@/lib/analysis/postmortem/parse-text";
import type { PostmortemDto, SavePostmortemBody } from "@/lib/domain/contracts/postmortem";
import { FaultlineError } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import { listPostmortems } from "@/lib/store/postmortem-repository";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";
import { draftPostmortem } from "./draft-postmortem";
import { getPostmortem } from "./get-postmortem";
import { keepPostmortem } from "./keep-postmortem";

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
  const { content: drafted } = await draftPostmortem(ctx, incident);
  const known = [...before.toReversed().map(({ content }) => content), drafted];
  await keepPostmortem(ctx, {
    incidentId,
    base,
    version: (before.find(({ number }) => number === base)?.version ?? 0) + 1,
    status: "draft",
    author,
    content: attributeLines(written, known, author),
    despite: [],
    createdAt: ctx.now(),
  });
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
