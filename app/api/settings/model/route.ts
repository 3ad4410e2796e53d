import {
  getModelSettings as getEndpoint,
  updateModelSettings as updateEndpoint,
} from "@/lib/domain/contracts/settings";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { getModelSettings, updateModelSettings } from "@/lib/services/settings/model-settings";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(getEndpoint, () => withContext((ctx) => getModelSettings(ctx)));

export const PUT = defineRoute(updateEndpoint, ({ body }) =>
  withContext((ctx) => updateModelSettings(ctx, body)),
);
