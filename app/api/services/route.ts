import { listServices as endpoint } from "@/lib/domain/contracts/service-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listServices } from "@/lib/services/service-map/list-services";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, ({ query }) =>
  withContext((ctx) => listServices(ctx, query)),
);
