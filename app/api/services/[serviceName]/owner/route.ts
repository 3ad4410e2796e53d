import { setServiceOwner as setEndpoint } from "@/lib/domain/contracts/service-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { setServiceOwner } from "@/lib/services/service-map/set-service-owner";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const PUT = defineRoute(setEndpoint, ({ params, body }) =>
  withContext((ctx) => setServiceOwner(ctx, params.serviceName, body)),
);
