import { getEvaluation as endpoint } from "@/lib/domain/contracts/evaluation-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { getEvaluation } from "@/lib/services/evaluation/get-evaluation";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params }) =>
  withContext((ctx) => getEvaluation(ctx, params.evaluationId)),
);
