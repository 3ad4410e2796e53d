import { createHash } from "node:crypto";
import {
  digestKernelEvents,
  digestLogs,
  digestMetrics,
  digestSpans,
} from "@/lib/store/telemetry/digest-evidence";
import type { ServiceContext } from "../context";
import type { EvidencePlan } from "./plan-evidence";

/**
 * SHA-256 over which traces stand on which side, digests of their spans, logs, metrics and kernel events, the
 * changes, and the limits within which they are read: the same hash, the same evidence. The
 * database digests the rows, so that an incident without news costs no reading.
 */
export async function hashEvidence(
  ctx: Pick<ServiceContext, "db" | "scope">,
  plan: EvidencePlan,
): Promise<string> {
  const traceIds = [...plan.window, ...plan.healthy];
  const [spans, logs, metrics, kernel] = await Promise.all([
    digestSpans(ctx.db, ctx.scope, traceIds),
    digestLogs(ctx.db, ctx.scope, traceIds),
    plan.metrics === null ? [] : digestMetrics(ctx.db, ctx.scope, plan.metrics),
    plan.metrics === null ? [] : digestKernelEvents(ctx.db, ctx.scope, plan.metrics),
  ]);
  // Bounds of time are left out: what they let in is in the digests.
  const content = {
    window: plan.window,
    healthy: plan.healthy,
    spans: spans.map(({ key, count, digest }) => [key, count, digest]),
    logs: logs.map(({ key, count, digest }) => [key, count, digest]),
    metrics: metrics.map(({ key, count, digest }) => [key, count, digest]),
    kernel: kernel.map(({ key, count, digest }) => [key, count, digest]),
    changes: plan.changes.map(({ id, kind, service, version, atUnixNano, title }) => [
      id,
      kind,
      service,
      version,
      String(atUnixNano),
      title,
    ]),
    limits: [plan.maxSpans, plan.maxLogs, plan.metrics?.maxPoints ?? null],
  };
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}
