import { splitIncident as endpoint } from "@/lib/domain/contracts/lifecycle-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { splitIncident } from "@/lib/services/incident/split-incident";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineRoute(endpoint, ({ params, body }) =>
  withContext((ctx) => splitIncident(ctx, params.incidentId, body)),
);
