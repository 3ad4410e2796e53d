import {
  listVerdicts as listEndpoint,
  recordVerdict as recordEndpoint,
} from "@/lib/domain/contracts/review-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listVerdicts } from "@/lib/services/verdict/list-verdicts";
import { recordVerdict } from "@/lib/services/verdict/record-verdict";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(listEndpoint, ({ params, query }) =>
  withContext((ctx) => listVerdicts(ctx, params.incidentId, query)),
);

export const POST = defineRoute(recordEndpoint, ({ params, body }) =>
  withContext((ctx) => recordVerdict(ctx, params.incidentId, body)),
);
