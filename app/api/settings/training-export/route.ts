import { updateTrainingExport as endpoint } from "@/lib/domain/contracts/settings";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { updateTrainingExport } from "@/lib/services/settings/privacy";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const PUT = defineRoute(endpoint, ({ body }) =>
  withContext((ctx) => updateTrainingExport(ctx, body)),
);
