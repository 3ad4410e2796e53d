import {
  createIncidentView as createEndpoint,
  listIncidentViews as listEndpoint,
} from "@/lib/domain/contracts/incident-list-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { createView } from "@/lib/services/incident-view/create-view";
import { listViews } from "@/lib/services/incident-view/list-views";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(listEndpoint, () => withContext(listViews));

export const POST = defineRoute(createEndpoint, ({ body }) =>
  withContext((ctx) => createView(ctx, body)),
);
