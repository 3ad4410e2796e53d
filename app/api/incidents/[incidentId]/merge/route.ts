import { mergeIncident as endpoint } from "@/lib/domain/contracts/lifecycle-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { mergeIncident } from "@/lib/services/incident/merge-incident";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineRoute(endpoint, ({ params, body }) =>
  withContext((ctx) => mergeIncident(ctx, params.incidentId, body)),
);
