import type { SpanId, TraceId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";

/** A span by which a request entered a service: SERVER, CONSUMER, or a root of any kind. */
export interface EntrySpan {
  readonly traceId: TraceId;
  readonly spanId: SpanId;
  readonly service: string;
  readonly name: string;
  readonly startUnixNano: bigint;
  readonly durationNano: bigint;
  readonly failed: boolean;
  /** What says so, as a person reads it: the status message, `HTTP 503`, `gRPC 14`. */
  readonly failure: string | null;
  /** Some span of its trace failed, this one or another. */
  readonly failedInTrace: boolean;
}

export interface EntrySpanFilter {
  /** null: any. */
  readonly service: string | null;
  /** `http.route`, else `url.path` or `http.target`, else the span name (`GET /x` matches `/x` too). */
  readonly route: string | null;
  /** Start of the span, inclusive. */
  readonly fromUnixNano: bigint;
  /** Exclusive. */
  readonly toUnixNano: bigint;
  readonly limit: number;
}

export async function findEntrySpans(
  _db: Database,
  _scope: ProjectScope,
  _filter: EntrySpanFilter,
): Promise<EntrySpan[]> {
  throw new Error("not built yet");
}
