import { listIncidentExemplars as endpoint } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listIncidentExemplars } from "@/lib/services/incident/list-incident-exemplars";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params, query }) =>
  withContext((ctx) => listIncidentExemplars(ctx, params.incidentId, query)),
);
