import { listTraces as endpoint } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listTraces } from "@/lib/services/trace/list-traces";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ query }) =>
  withContext((ctx) => listTraces(ctx, query)),
);
