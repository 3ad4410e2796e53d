import { listIncidentLogs as endpoint } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listIncidentLogs } from "@/lib/services/incident/list-incident-logs";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params, query }) =>
  withContext((ctx) => listIncidentLogs(ctx, params.incidentId, query)),
);
