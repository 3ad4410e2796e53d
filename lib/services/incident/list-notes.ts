import type { NoteDto } from "@/lib/domain/contracts/lifecycle";
import type { IncidentId } from "@/lib/domain/ids";
import type { IncidentNote } from "@/lib/domain/incident-note";
import { listMergedInto } from "@/lib/store/merge-repository";
import { listNotes as findNotes } from "@/lib/store/note-repository";
import type { ServiceContext } from "../context";
import { loadIncident } from "./get-incident";

/**
 * The notes of an incident and of those merged into it as they read now, the newest first, each with
 * what it said before. @throws `not_found`
 */
export async function listNotes(
  ctx: Pick<ServiceContext, "db" | "scope">,
  id: IncidentId,
): Promise<{ items: NoteDto[]; nextCursor: null }> {
  await loadIncident(ctx, id);
  const merged = await listMergedInto(ctx.db, ctx.scope, id);
  const versions = await findNotes(ctx.db, ctx.scope, [id, ...merged]);
  return { items: foldVersions(versions), nextCursor: null };
}

/** Each note once; `versions` in the order in which they were kept. */
export function foldVersions(versions: readonly IncidentNote[]): NoteDto[] {
  const notes = new Map<string, IncidentNote[]>();
  for (const version of versions) {
    const key = `${version.incidentId}/${version.note}`;
    notes.set(key, [...(notes.get(key) ?? []), version]);
  }
  return [...notes.values()]
    .map(toDto)
    .sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || b.note - a.note);
}

function toDto(versions: readonly IncidentNote[]): NoteDto {
  const [first, last] = [versions[0], versions.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError("a note has a version");
  const { incidentId, note, version, author, text, isStruck } = last;
  return {
    ...{ incidentId, note, version, author, text, isStruck },
    createdAt: first.createdAt.toISOString(),
    changedAt: last.createdAt.toISOString(),
    earlier: versions
      .slice(0, -1)
      .map((one) => ({ text: one.text, isStruck: one.isStruck, at: one.createdAt.toISOString() })),
  };
}
