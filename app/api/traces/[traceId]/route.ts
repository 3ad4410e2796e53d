import { getTrace as endpoint } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { jsonResponse } from "@/lib/http/json-response";
import { withContext } from "@/lib/services/context";
import { exportTrace, getTrace } from "@/lib/services/trace/get-trace";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params, query }) =>
  withContext(async (ctx) =>
    query.format === "otlp"
      ? jsonResponse(await exportTrace(ctx, params.traceId))
      : getTrace(ctx, params.traceId),
  ),
);
