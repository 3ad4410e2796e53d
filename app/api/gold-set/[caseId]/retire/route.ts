import { retireCase as endpoint } from "@/lib/domain/contracts/review-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { retireCase } from "@/lib/services/gold/retire-case";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineRoute(endpoint, ({ params, body }) =>
  withContext((ctx) => retireCase(ctx, params.caseId, body)),
);
