import { getIncidentSli as endpoint } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { getIncidentSli } from "@/lib/services/incident/get-incident-sli";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params, query }) =>
  withContext((ctx) => getIncidentSli(ctx, params.incidentId, query)),
);
