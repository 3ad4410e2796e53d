import type { TraceId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";

/** A trace in a line of a list. */
export interface TraceSummary {
  readonly traceId: TraceId;
  /** Of the root span, or of the earliest span when there is no root. */
  readonly rootService: string;
  readonly rootName: string;
  readonly startUnixNano: bigint;
  readonly durationNano: bigint;
  readonly spanCount: number;
  /** Spans whose status is error. */
  readonly errorSpanCount: number;
  /** Sorted. */
  readonly services: readonly string[];
}

export async function summarizeTraces(
  _db: Database,
  _scope: ProjectScope,
  _traceIds: readonly TraceId[],
): Promise<TraceSummary[]> {
  throw new Error("not built yet");
}
