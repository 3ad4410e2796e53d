import { getIncidentSuspects as endpoint } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { getSuspects } from "@/lib/services/suspects/get-suspects";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params }) =>
  withContext((ctx) => getSuspects(ctx, params.incidentId)),
);
