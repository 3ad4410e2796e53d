import { listSimilarIncidents } from "@/lib/domain/contracts/similarity";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { findSimilarIncidents } from "@/lib/services/similarity/find-similar-incidents";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(listSimilarIncidents, ({ params }) =>
  withContext((ctx) => findSimilarIncidents(ctx, params.incidentId)),
);
