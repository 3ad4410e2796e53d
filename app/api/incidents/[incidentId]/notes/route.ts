import { addIncidentNote, listIncidentNotes } from "@/lib/domain/contracts/lifecycle-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listNotes } from "@/lib/services/incident/list-notes";
import { addNote } from "@/lib/services/incident/write-note";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(listIncidentNotes, ({ params }) =>
  withContext((ctx) => listNotes(ctx, params.incidentId)),
);

export const POST = defineRoute(addIncidentNote, ({ params, body }) =>
  withContext((ctx) => addNote(ctx, params.incidentId, body)),
);
