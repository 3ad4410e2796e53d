import { writeText } from "@/lib/analysis/postmortem/write-text";
import type { PostmortemDto, PostmortemVersionDto } from "@/lib/domain/contracts/postmortem";
import type { Incident } from "@/lib/domain/incident";
import type { PostmortemContent, StoredPostmortem } from "@/lib/domain/postmortem";
import type { ServiceContext } from "../context";
import { resolveAnchors } from "../verdict/resolve-anchors";
import type { Drafted } from "./draft-postmortem";
import { verifyPostmortem } from "./verify-postmortem";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

export interface ShownPostmortem {
  readonly content: PostmortemContent;
  /** What is written from what is known now: what the content is verified against. */
  readonly drafted: Drafted;
  /** Null for a draft that was not kept. */
  readonly stored: StoredPostmortem | null;
  /** The number of what was kept last. */
  readonly latest: number | null;
}

/** A postmortem as JSON: every anchor in it is looked up as the evidence is now. */
export async function toPostmortemDto(
  ctx: Context,
  incident: Incident,
  { content, drafted, stored, latest }: ShownPostmortem,
): Promise<PostmortemDto> {
  const { sections, timeline } = content;
  const [summary, ...others] = sections.map(({ sentences }) => sentences);
  // In the order in which they are read: the timeline stands behind the summary.
  const cited = [...(summary ?? []), ...timeline, ...others.flat()];
  const anchors = [...new Set(cited.flatMap((one) => one.anchors))];
  const resolved = await resolveAnchors(ctx, incident, anchors);
  const things = new Map([...resolved].map(([anchor, found]) => [anchor, found?.thing ?? null]));
  return {
    incidentId: incident.id,
    title: incident.title,
    severity: incident.severity,
    status: incident.status,
    openedAt: incident.openedAt.toISOString(),
    resolvedAt: incident.resolvedAt?.toISOString() ?? null,
    services: [...incident.services],
    ...verifyPostmortem(content, drafted, things),
    references: [...resolved].map(([anchor, found]) => ({
      anchor,
      text: found?.text ?? null,
      path: found?.path ?? null,
    })),
    stored: stored === null ? null : toVersionDto(stored),
    latest,
    text: writeText(content),
  };
}

/** What is told of a version besides its text. */
export function toVersionDto(stored: StoredPostmortem): PostmortemVersionDto {
  const { number, version, status, author, createdAt, despite } = stored;
  return { number, version, status, author, at: createdAt.toISOString(), despite: [...despite] };
}
