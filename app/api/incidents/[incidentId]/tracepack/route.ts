import { getTracepack as endpoint } from "@/lib/domain/contracts/analysis-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { downloadResponse } from "@/lib/http/download-response";
import { getTracepack } from "@/lib/services/analysis/get-tracepack";
import { withContext } from "@/lib/services/context";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params, query }) =>
  withContext(async (ctx) => {
    const pack = await getTracepack(ctx, params.incidentId, query);
    return query.format === "json"
      ? downloadResponse(pack.content, `${params.incidentId}-${pack.hash.slice(0, 12)}.json`)
      : pack;
  }),
);
