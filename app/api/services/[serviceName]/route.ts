import { getService as endpoint } from "@/lib/domain/contracts/service-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { getService } from "@/lib/services/service-map/get-service";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ params, query }) =>
  withContext((ctx) => getService(ctx, params.serviceName, query)),
);
