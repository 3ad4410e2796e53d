import {
  listAnalyses as listEndpoint,
  startAnalysis as startEndpoint,
} from "@/lib/domain/contracts/analysis-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { listIncidentAnalyses } from "@/lib/services/analysis/get-analysis";
import { startAnalysis } from "@/lib/services/analysis/start-analysis";
import { withContext } from "@/lib/services/context";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(listEndpoint, ({ params }) =>
  withContext((ctx) => listIncidentAnalyses(ctx, params.incidentId)),
);

export const POST = defineRoute(startEndpoint, ({ params, body }) =>
  withContext((ctx) => startAnalysis(ctx, params.incidentId, body.analyst, body.requestedBy)),
);
