import {
  getPrivacy as getEndpoint,
  updatePrivacy as updateEndpoint,
} from "@/lib/domain/contracts/settings";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { getPrivacy, updatePrivacy } from "@/lib/services/settings/privacy";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(getEndpoint, () => withContext(getPrivacy));

export const PUT = defineRoute(updateEndpoint, ({ body }) =>
  withContext((ctx) => updatePrivacy(ctx, body)),
);
