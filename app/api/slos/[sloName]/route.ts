import {
  deleteSlo as deleteEndpoint,
  getSlo as getEndpoint,
  updateSlo as putEndpoint,
} from "@/lib/domain/contracts/slo-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { deleteSlo } from "@/lib/services/slo/delete-slo";
import { getSlo } from "@/lib/services/slo/get-slo";
import { updateSlo } from "@/lib/services/slo/update-slo";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(getEndpoint, ({ params }) =>
  withContext((ctx) => getSlo(ctx, params.sloName)),
);

export const PUT = defineRoute(putEndpoint, ({ params, body }) =>
  withContext((ctx) => updateSlo(ctx, params.sloName, body)),
);

export const DELETE = defineRoute(deleteEndpoint, ({ params }) =>
  withContext((ctx) => deleteSlo(ctx, params.sloName)),
);
