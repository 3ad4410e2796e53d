import { skipReview as endpoint } from "@/lib/domain/contracts/review-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { skipReview } from "@/lib/services/review/skip-review";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineRoute(endpoint, ({ params, body }) =>
  withContext((ctx) => skipReview(ctx, params.incidentId, body)),
);
