import { compareTraces } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { compareTraceSets } from "@/lib/services/trace/compare-trace-sets";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(compareTraces, ({ query }) =>
  withContext((ctx) => compareTraceSets(ctx, query)),
);
