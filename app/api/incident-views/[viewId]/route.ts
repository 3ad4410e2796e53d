import {
  deleteIncidentView as deleteEndpoint,
  updateIncidentView as updateEndpoint,
} from "@/lib/domain/contracts/incident-list-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { deleteView } from "@/lib/services/incident-view/delete-view";
import { updateView } from "@/lib/services/incident-view/update-view";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const PATCH = defineRoute(updateEndpoint, ({ params, body }) =>
  withContext((ctx) => updateView(ctx, params.viewId, body)),
);

export const DELETE = defineRoute(deleteEndpoint, ({ params }) =>
  withContext((ctx) => deleteView(ctx, params.viewId)),
);
