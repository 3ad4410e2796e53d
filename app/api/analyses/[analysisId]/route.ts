import { getAnalysis as endpoint } from "@/lib/domain/contracts/analysis-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { getAnalysis } from "@/lib/services/analysis/get-analysis";
import { withContext } from "@/lib/services/context";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params }) =>
  withContext((ctx) => getAnalysis(ctx, params.analysisId)),
);
