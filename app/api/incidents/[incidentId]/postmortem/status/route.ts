import { changePostmortemStatus as endpoint } from "@/lib/domain/contracts/review-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { changePostmortemStatus } from "@/lib/services/postmortem/change-postmortem-status";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineRoute(endpoint, ({ params, body }) =>
  withContext((ctx) => changePostmortemStatus(ctx, params.incidentId, body)),
);
