import { listIncidentChanges as endpoint } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listIncidentChanges } from "@/lib/services/incident/list-incident-changes";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params }) =>
  withContext((ctx) => listIncidentChanges(ctx, params.incidentId)),
);
