import { compareEvaluations as endpoint } from "@/lib/domain/contracts/evaluation-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { compareEvaluations } from "@/lib/services/evaluation/compare-evaluations";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params, query }) =>
  withContext((ctx) => compareEvaluations(ctx, params.evaluationId, query.with)),
);
