import { defineOtlpRoute } from "@/lib/http/define-otlp-route";
import { getServiceContext } from "@/lib/services/context";
import { receiveTraces } from "@/lib/services/telemetry/ingest-traces";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

export const POST = defineOtlpRoute("traces", async (body, encoding) =>
  receiveTraces(await getServiceContext(), body, encoding),
);
