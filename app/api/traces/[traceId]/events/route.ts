import { listTraceEvents as endpoint } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listTraceEvents } from "@/lib/services/trace/list-trace-events";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params, query }) =>
  withContext((ctx) => listTraceEvents(ctx, params.traceId, query.clock)),
);
