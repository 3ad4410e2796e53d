import { getTraceGraph as endpoint } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { getTraceGraph } from "@/lib/services/trace/get-trace-graph";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params, query }) => {
  const open = (query.open ?? "").split(",").filter((id) => id !== "");
  return withContext((ctx) => getTraceGraph(ctx, params.traceId, { open, clock: query.clock }));
});
