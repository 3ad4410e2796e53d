import { listTraceLogs as endpoint } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listTraceLogs } from "@/lib/services/trace/list-trace-logs";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params, query }) =>
  withContext((ctx) => listTraceLogs(ctx, [params.traceId], query)),
);
