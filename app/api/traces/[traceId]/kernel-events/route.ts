import { listTraceKernelEvents as endpoint } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listTraceKernelEvents } from "@/lib/services/kernel/list-trace-kernel-events";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params, query }) =>
  withContext((ctx) => listTraceKernelEvents(ctx, params.traceId, query)),
);
