import { matchSpans, parseSpanQuery } from "@/lib/analysis/trace/match-spans";
import type { TraceId } from "@/lib/domain/ids";
import type { ServiceContext } from "../context";
import { loadTrace } from "./load-trace";

/** Node ids of the spans that hold every term of a query, in the order of the rows. @throws `not_found` */
export async function searchTrace(
  ctx: Pick<ServiceContext, "db" | "scope">,
  traceId: TraceId,
  query: string,
): Promise<{ items: string[]; nextCursor: null }> {
  const { trace } = await loadTrace(ctx, traceId);
  const found = matchSpans(trace, parseSpanQuery(query));
  return { items: found.flatMap((index) => trace.nodes[index]?.id ?? []), nextCursor: null };
}
