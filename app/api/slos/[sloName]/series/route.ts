import { listSloSeries as endpoint } from "@/lib/domain/contracts/slo-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listSloSeries } from "@/lib/services/slo/list-slo-series";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params, query }) =>
  withContext((ctx) => listSloSeries(ctx, params.sloName, query.seconds)),
);
