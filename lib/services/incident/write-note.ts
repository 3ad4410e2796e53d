import type { AddNoteBody, AmendNoteBody, NoteDto } from "@/lib/domain/contracts/lifecycle";
import type { IncidentId } from "@/lib/domain/ids";
import { lockIncident } from "@/lib/store/alert-intake";
import { appendNote, type NewNote } from "@/lib/store/note-repository";
import { withEntityTransaction } from "@/lib/store/transaction";
import type { ServiceContext } from "../context";
import { isMerged } from "./decide-incident";
import { listNotes } from "./list-notes";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;
type NoteList = { items: NoteDto[]; nextCursor: null };

/** Notes something about an incident. @returns all notes @throws `not_found`; `conflict` of a merged one */
export async function addNote(
  ctx: Context,
  id: IncidentId,
  { author, text }: AddNoteBody,
): Promise<NoteList> {
  return keep(ctx, id, { note: null, author, text });
}

/**
 * Gives a note another text, strikes it out, or takes that back; what it said before is kept. Said
 * twice, it is kept once. @returns all notes @throws `not_found`; `conflict` when it is somebody else's
 */
export async function amendNote(
  ctx: Context,
  { incidentId, note }: { incidentId: IncidentId; note: number },
  body: AmendNoteBody,
): Promise<NoteList> {
  return keep(ctx, incidentId, { note, ...body });
}

async function keep(
  ctx: Context,
  incidentId: IncidentId,
  given: Omit<NewNote, "incidentId" | "createdAt">,
): Promise<NoteList> {
  await withEntityTransaction(ctx.db, async (store) => {
    const { mergedInto } = await lockIncident(store, ctx.scope, incidentId);
    if (mergedInto !== null) throw isMerged(incidentId, mergedInto);
    await appendNote(store, ctx.scope, { incidentId, createdAt: ctx.now(), ...given });
  });
  return listNotes(ctx, incidentId);
}
