import type { ProjectScope } from "@/lib/domain/project";
import { defineOtlpRoute } from "@/lib/http/define-otlp-route";
import { receiveLogs } from "@/lib/services/telemetry/ingest-logs";
import { receiveMetrics } from "@/lib/services/telemetry/ingest-metrics";
import { receiveTraces } from "@/lib/services/telemetry/ingest-traces";
import type { Database } from "@/lib/store/database";
import { type ServedHandlers, serveHandlers } from "./serve-handlers";

/** The three OTLP routes as the product has them, over a given database, on a free port of loopback. */
export function serveReceiver(db: Database, scope: ProjectScope): Promise<ServedHandlers> {
  const ctx = { db, scope };
  return serveHandlers({
    "/v1/traces": defineOtlpRoute("traces", (body, encoding) => receiveTraces(ctx, body, encoding)),
    "/v1/logs": defineOtlpRoute("logs", (body, encoding) => receiveLogs(ctx, body, encoding)),
    "/v1/metrics": defineOtlpRoute("metrics", (body, encoding) =>
      receiveMetrics(ctx, body, encoding),
    ),
  });
}
