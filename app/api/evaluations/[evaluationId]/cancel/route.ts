import { cancelEvaluation as endpoint } from "@/lib/domain/contracts/evaluation-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { cancelEvaluation } from "@/lib/services/evaluation/cancel-evaluation";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineRoute(endpoint, ({ params }) =>
  withContext((ctx) => cancelEvaluation(ctx, params.evaluationId)),
);
