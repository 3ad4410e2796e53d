import { listPostmortemVersions as endpoint } from "@/lib/domain/contracts/review-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listPostmortemVersions } from "@/lib/services/postmortem/get-postmortem";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params }) =>
  withContext((ctx) => listPostmortemVersions(ctx, params.incidentId)),
);
