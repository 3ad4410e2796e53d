import { getIncidentOutcomes as endpoint } from "@/lib/domain/contracts/evaluation-endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { withContext } from "@/lib/services/context";
import { getIncidentOutcomes } from "@/lib/services/evaluation/get-incident-outcomes";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(endpoint, () => withContext(getIncidentOutcomes));
