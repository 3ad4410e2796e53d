import { testModel as testEndpoint } from "@/lib/domain/contracts/settings";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { testModel } from "@/lib/services/settings/test-model";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineRoute(testEndpoint, () => withContext(testModel));
