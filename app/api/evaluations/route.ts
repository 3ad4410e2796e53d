import {
  listEvaluations as listEndpoint,
  startEvaluation as startEndpoint,
} from "@/lib/domain/contracts/evaluation-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listEvaluationRuns } from "@/lib/services/evaluation/get-evaluation";
import { startEvaluation } from "@/lib/services/evaluation/start-evaluation";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(listEndpoint, () => withContext(listEvaluationRuns));

export const POST = defineRoute(startEndpoint, ({ body }) =>
  withContext((ctx) => startEvaluation(ctx, body)),
);
