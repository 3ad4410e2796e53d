import {
  listIncidents as listEndpoint,
  openIncident as openEndpoint,
} from "@/lib/domain/contracts/endpoints";
import { updateIncidents as updateEndpoint } from "@/lib/domain/contracts/incident-list-endpoints";
import { IncidentId } from "@/lib/domain/ids";
import { defineRoute } from "@/lib/http/define-route";
import { jsonResponse } from "@/lib/http/json-response";
import { withContext } from "@/lib/services/context";
import { listIncidents } from "@/lib/services/incident/list-incidents";
import { openIncident } from "@/lib/services/incident/open-incident";
import { updateIncidents } from "@/lib/services/incident/update-incidents";
import { enqueueEvidence } from "@/lib/services/jobs";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(listEndpoint, ({ query }) =>
  withContext((ctx) => listIncidents(ctx, query)),
);

export const POST = defineRoute(openEndpoint, async ({ body }) => {
  const { incident, isNew } = await withContext((ctx) => openIncident(ctx, body));
  if (!isNew) return jsonResponse(incident);
  await enqueueEvidence([IncidentId.parse(incident.id)]);
  return incident;
});

export const PATCH = defineRoute(updateEndpoint, ({ body }) =>
  withContext((ctx) => updateIncidents(ctx, body)),
);
