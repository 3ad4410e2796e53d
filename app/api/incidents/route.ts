import { listIncidents as endpoint } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listIncidents } from "@/lib/services/incident/list-incidents";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ query }) =>
  withContext((ctx) => listIncidents(ctx, query)),
);
