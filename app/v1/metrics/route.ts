import { defineOtlpRoute } from "@/lib/http/define-otlp-route";
import { getServiceContext } from "@/lib/services/context";
import { receiveMetrics } from "@/lib/services/telemetry/ingest-metrics";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineOtlpRoute("metrics", async (body, encoding) =>
  receiveMetrics(await getServiceContext(), body, encoding),
);
