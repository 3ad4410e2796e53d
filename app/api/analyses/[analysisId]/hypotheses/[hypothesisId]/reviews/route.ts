import { reviewHypothesis as reviewEndpoint } from "@/lib/domain/contracts/analysis-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { reviewHypothesis } from "@/lib/services/analysis/review-hypothesis";
import { withContext } from "@/lib/services/context";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineRoute(reviewEndpoint, ({ params, body }) =>
  withContext((ctx) => reviewHypothesis(ctx, params, body)),
);
