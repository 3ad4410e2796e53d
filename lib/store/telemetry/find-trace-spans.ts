import type { SpanId, TraceId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Span } from "@/lib/domain/span";
import type { Database } from "../database";

export interface TraceSpans {
  readonly spans: Span[];
  /** There are more than `limit`. */
  readonly truncated: boolean;
}

export async function findTraceSpans(
  _db: Database,
  _scope: ProjectScope,
  _traceId: TraceId,
  _options: { readonly limit: number },
): Promise<TraceSpans> {
  throw new Error("not built yet");
}

export async function findSpansById(
  _db: Database,
  _scope: ProjectScope,
  _traceId: TraceId,
  _spanId: SpanId,
): Promise<Span[]> {
  throw new Error("not built yet");
}
