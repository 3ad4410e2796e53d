import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import type { TraceSummary } from "./summarize-traces";

export interface TraceSummaryFilter {
  /** With an entry span of this service. */
  readonly service?: string;
  /** Part of that entry span's name, in any case. */
  readonly name?: string;
  /** With a failed span anywhere in the trace. */
  readonly errorsOnly?: boolean;
  /** Of that entry span. */
  readonly minDurationNano?: bigint;
  readonly cursor?: string | null;
  readonly limit: number;
}

export async function listTraceSummaries(
  _db: Database,
  _scope: ProjectScope,
  _filter: TraceSummaryFilter,
): Promise<{ items: TraceSummary[]; nextCursor: string | null }> {
  throw new Error("not built yet");
}
