import { notFound } from "@/lib/domain/errors";
import type { TraceId } from "@/lib/domain/ids";
import { countTraceRows } from "@/lib/store/telemetry/count-trace-rows";
import type { ServiceContext } from "../context";

/** Without reading its spans. @throws `not_found` when none of the trace is stored */
export async function ensureTrace(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceId: TraceId,
): Promise<void> {
  const { spans } = await countTraceRows(ctx.db, ctx.scope, traceId);
  if (spans === 0) throw notFound("trace", traceId);
}
