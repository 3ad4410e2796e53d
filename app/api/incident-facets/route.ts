import { countIncidents as countEndpoint } from "@/lib/domain/contracts/incident-list-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { countIncidents } from "@/lib/services/incident/count-incidents";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(countEndpoint, ({ query }) =>
  withContext((ctx) => countIncidents(ctx, query)),
);
