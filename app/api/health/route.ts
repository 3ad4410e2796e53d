import { getHealth } from "@/lib/domain/contracts/endpoints";
import { defineRoute } from "@/lib/http/define-route";
import { jsonResponse } from "@/lib/http/json-response";
import { checkHealth } from "@/lib/services/health/check-health";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const GET = defineRoute(getHealth, async () => {
  const health = await checkHealth();
  return jsonResponse(health, health.status === "ok" ? 200 : 503);
});
