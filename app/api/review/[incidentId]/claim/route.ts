import { claimReview as endpoint } from "@/lib/domain/contracts/review-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { claimReview } from "@/lib/services/review/claim-review";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineRoute(endpoint, ({ params, body }) =>
  withContext((ctx) => claimReview(ctx, params.incidentId, body)),
);
