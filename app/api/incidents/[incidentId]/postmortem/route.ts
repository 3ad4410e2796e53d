import { getPostmortem as endpoint } from "@/lib/domain/contracts/review-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { draftPostmortem } from "@/lib/services/postmortem/draft-postmortem";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params }) =>
  withContext((ctx) => draftPostmortem(ctx, params.incidentId)),
);
