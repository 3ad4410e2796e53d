import { cancelAnalysis as endpoint } from "@/lib/domain/contracts/analysis-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { cancelAnalysis } from "@/lib/services/analysis/cancel-analysis";
import { withContext } from "@/lib/services/context";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineRoute(endpoint, ({ params }) =>
  withContext((ctx) => cancelAnalysis(ctx, params.analysisId)),
);
