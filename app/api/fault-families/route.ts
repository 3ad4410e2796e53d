import { listFaultFamilies as endpoint } from "@/lib/domain/contracts/review-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { listFaultFamilies } from "@/lib/services/verdict/list-fault-families";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, () => withContext((ctx) => listFaultFamilies(ctx)));
