import { diffIncidentTracepacks as endpoint } from "@/lib/domain/contracts/analysis-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { diffStoredTracepacks } from "@/lib/services/analysis/get-tracepack";
import { withContext } from "@/lib/services/context";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params, query }) =>
  withContext((ctx) => diffStoredTracepacks(ctx, params.incidentId, query)),
);
