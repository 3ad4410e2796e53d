import type { z } from "zod";
import type {
  PostmortemDto,
  PostmortemQuery,
  PostmortemVersionListDto,
} from "@/lib/domain/contracts/postmortem";
import { notFound } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import { listPostmortems } from "@/lib/store/postmortem-repository";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";
import { draftPostmortem } from "./draft-postmortem";
import { toPostmortemDto, toVersionDto } from "./to-postmortem-dto";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;
type Asked = Partial<Pick<PostmortemQuery, "version" | "fresh">>;

/**
 * The postmortem that was kept last, or the version that is asked for; a new draft while none is, or
 * when one is asked for. @throws `not_found`
 */
export async function getPostmortem(
  ctx: Context,
  incidentId: IncidentId,
  { version, fresh = false }: Asked = {},
): Promise<PostmortemDto> {
  const incident = await loadIncident(ctx, incidentId);
  const all = await listPostmortems(ctx.db, ctx.scope, incidentId);
  const latest = all.at(-1)?.number ?? null;
  const asked = all.findLast((one) => version === undefined || one.version === version);
  if (version !== undefined && asked === undefined) {
    throw notFound("version", `${version} of the postmortem of ${incidentId}`);
  }
  const drafted = await draftPostmortem(ctx, incident);
  const stored = fresh ? null : (asked ?? null);
  const content = stored?.content ?? drafted.content;
  return toPostmortemDto(ctx, drafted.known.incident, { content, drafted, stored, latest });
}

/** Every version and each step of it, the newest first. @throws `not_found` */
export async function listPostmortemVersions(
  ctx: Context,
  incidentId: IncidentId,
): Promise<z.output<typeof PostmortemVersionListDto>> {
  await loadIncident(ctx, incidentId);
  const all = await listPostmortems(ctx.db, ctx.scope, incidentId);
  return { items: all.toReversed().map(toVersionDto), nextCursor: null };
}
