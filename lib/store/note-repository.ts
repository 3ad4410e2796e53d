import { FaultlineError, notFound } from "@/lib/domain/errors";
import { type IncidentId, incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import type { IncidentNote } from "@/lib/domain/incident-note";
import type { ProjectScope } from "@/lib/domain/project";
import type { IncidentNote as NoteRow } from "@/prisma/generated/client";
import type { EntityStore } from "./database";

/** A version before it has its numbers; `note` is null of a first one. */
export type NewNote = Pick<IncidentNote, "incidentId" | "author" | "createdAt"> & {
  readonly note: number | null;
  /** What is not given stays as it was. */
  readonly text?: string | undefined;
  readonly isStruck?: boolean | undefined;
};

/**
 * Keeps a note, or a further version of one. Call in the transaction that locked the incident.
 * @throws `not_found` of a note that there is none of; `conflict` when it is somebody else's
 */
export async function appendNote(
  db: EntityStore,
  scope: ProjectScope,
  { incidentId, note, author, createdAt, ...given }: NewNote,
): Promise<void> {
  const all = await listNotes(db, scope, [incidentId]);
  const before = note === null ? null : all.filter((one) => one.note === note).at(-1);
  if (before === undefined) throw notFound("note", `${incidentId}/${note}`);
  if (before !== null && before.author !== author) {
    const message = `the note is ${before.author}'s, who alone can change it`;
    throw new FaultlineError("conflict", message, { author: before.author });
  }
  const { text = before?.text ?? "", isStruck = before?.isStruck ?? false } = given;
  if (before?.text === text && before.isStruck === isStruck) return;
  const number = (all.at(-1)?.number ?? 0) + 1;
  await db.prisma.incidentNote.create({
    data: {
      projectId: scope.projectId,
      incidentNumber: incidentNumberOf(incidentId),
      number,
      note: before?.note ?? number,
      version: (before?.version ?? 0) + 1,
      author,
      text,
      isStruck,
      createdAt,
    },
  });
}

/** Every version of every note of incidents, by incident in the order in which they were kept. */
export async function listNotes(
  db: EntityStore,
  scope: ProjectScope,
  incidentIds: readonly IncidentId[],
): Promise<IncidentNote[]> {
  const rows = await db.prisma.incidentNote.findMany({
    where: {
      projectId: scope.projectId,
      incidentNumber: { in: incidentIds.map(incidentNumberOf) },
    },
    orderBy: [{ incidentNumber: "asc" }, { number: "asc" }],
  });
  return rows.map(toNote);
}

function toNote({ incidentNumber, projectId: _projectId, ...row }: NoteRow): IncidentNote {
  return { ...row, incidentId: toIncidentId(incidentNumber) };
}
