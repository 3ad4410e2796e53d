import { getIncidentTimeline } from "@/lib/domain/contracts/lifecycle-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { getTimeline } from "@/lib/services/timeline/get-timeline";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(getIncidentTimeline, ({ params, query }) =>
  withContext((ctx) => getTimeline(ctx, params.incidentId, query)),
);
