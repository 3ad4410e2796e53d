import type { z } from "zod";
import type { TraceListDto, TraceListQuery, TraceSummaryDto } from "@/lib/domain/contracts/trace";
import { listTraceSummaries } from "@/lib/store/telemetry/list-trace-summaries";
import type { TraceSummary } from "@/lib/store/telemetry/summarize-traces";
import type { ServiceContext } from "../context";

const NANO_PER_MS = 1_000_000;

/** Recent traces, the newest first unless sorted otherwise. */
export async function listTraces(
  ctx: Pick<ServiceContext, "db" | "scope">,
  query: TraceListQuery,
): Promise<z.infer<typeof TraceListDto>> {
  const { service, name, errors, minDurationMs, sort, cursor, limit } = query;
  const page = await listTraceSummaries(ctx.db, ctx.scope, {
    ...(service ? { service } : {}),
    ...(name ? { name } : {}),
    ...(minDurationMs ? { minDurationNano: BigInt(Math.round(minDurationMs * NANO_PER_MS)) } : {}),
    errorsOnly: errors === "true",
    sort: sort ?? null,
    cursor: cursor ?? null,
    limit,
  });
  return { items: page.items.map(toSummaryDto), nextCursor: page.nextCursor };
}

function toSummaryDto(summary: TraceSummary): TraceSummaryDto {
  return {
    ...summary,
    startUnixNano: String(summary.startUnixNano),
    durationNano: String(summary.durationNano),
    services: [...summary.services],
  };
}
