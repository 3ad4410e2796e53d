import { listIncidentKernelEvents as endpoint } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listIncidentKernelEvents } from "@/lib/services/kernel/list-incident-kernel-events";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params }) =>
  withContext((ctx) => listIncidentKernelEvents(ctx, params.incidentId)),
);
