import { listReview as endpoint } from "@/lib/domain/contracts/review-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listReview } from "@/lib/services/review/list-review";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ query }) =>
  withContext((ctx) => listReview(ctx, query)),
);
