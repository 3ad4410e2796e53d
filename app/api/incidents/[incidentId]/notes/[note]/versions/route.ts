import { amendIncidentNote } from "@/lib/domain/contracts/lifecycle-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { amendNote } from "@/lib/services/incident/write-note";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineRoute(amendIncidentNote, ({ params, body }) =>
  withContext((ctx) => amendNote(ctx, params, body)),
);
