import { getTraceWaterfall } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { getTraceRows } from "@/lib/services/trace/get-trace-rows";
import { buildWaterfall } from "@/lib/view-models/trace/build-waterfall";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(getTraceWaterfall, ({ params, query }) =>
  withContext(async (ctx) => buildWaterfall(await getTraceRows(ctx, params.traceId, query.clock))),
);
