import { ENDPOINTS } from "@/lib/domain/contracts/endpoints";
import { buildOpenapi } from "@/lib/http/build-openapi";
import { jsonResponse } from "@/lib/http/json-response";
import manifest from "@/package.json";

export const runtime = "nodejs";

export function GET(): Response {
  return jsonResponse(buildOpenapi(ENDPOINTS, manifest.version));
}
