import { listIncidentTraces as endpoint } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listIncidentTraces } from "@/lib/services/incident/list-incident-traces";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params }) =>
  withContext((ctx) => listIncidentTraces(ctx, params.incidentId)),
);
