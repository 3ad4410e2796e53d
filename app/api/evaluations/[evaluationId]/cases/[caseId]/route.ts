import { getEvaluatedCase as endpoint } from "@/lib/domain/contracts/evaluation-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { getEvaluatedCase } from "@/lib/services/evaluation/get-evaluated-case";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params }) =>
  withContext((ctx) => getEvaluatedCase(ctx, params.evaluationId, params.caseId)),
);
