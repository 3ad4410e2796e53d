import { defineOtlpRoute } from "@/lib/http/define-otlp-route";
import { getServiceContext } from "@/lib/services/context";
import { receiveLogs } from "@/lib/services/telemetry/ingest-logs";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineOtlpRoute("logs", async (body, encoding) =>
  receiveLogs(await getServiceContext(), body, encoding),
);
