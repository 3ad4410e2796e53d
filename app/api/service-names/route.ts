import { listServiceNames as listEndpoint } from "@/lib/domain/contracts/service-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listServiceNames } from "@/lib/services/service-map/list-service-names";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(listEndpoint, () => withContext(listServiceNames));
