import type { LogListDto } from "@/lib/domain/contracts/trace";
import type { TraceId } from "@/lib/domain/ids";
import { listTraceLogs as findLogs } from "@/lib/store/telemetry/list-trace-logs";
import type { ServiceContext } from "../context";
import { toLogDto } from "./to-log-dto";

/** Log records that name one of the traces, in time order. */
export async function listTraceLogs(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceIds: readonly TraceId[],
  page: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<LogListDto> {
  const { items, nextCursor } = await findLogs(ctx.db, ctx.scope, traceIds, {
    cursor: page.cursor ?? null,
    limit: page.limit,
  });
  return { items: items.map(toLogDto), nextCursor };
}
