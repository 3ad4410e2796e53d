import { unmergeIncident as endpoint } from "@/lib/domain/contracts/lifecycle-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { unmergeIncident } from "@/lib/services/incident/unmerge-incident";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineRoute(endpoint, ({ params, body }) =>
  withContext((ctx) => unmergeIncident(ctx, params.incidentId, body)),
);
