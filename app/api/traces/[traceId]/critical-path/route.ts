import { getTraceCriticalPath } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { getCriticalPath } from "@/lib/services/trace/get-critical-path";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(getTraceCriticalPath, ({ params, query }) =>
  withContext((ctx) => getCriticalPath(ctx, params.traceId, query.clock)),
);
