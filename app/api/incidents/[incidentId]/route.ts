import {
  getIncident as getEndpoint,
  updateIncident as patchEndpoint,
} from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { getIncident } from "@/lib/services/incident/get-incident";
import { updateIncident } from "@/lib/services/incident/update-incident";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(getEndpoint, ({ params }) =>
  withContext((ctx) => getIncident(ctx, params.incidentId)),
);

export const PATCH = defineRoute(patchEndpoint, ({ params, body }) =>
  withContext((ctx) => updateIncident(ctx, params.incidentId, body)),
);
