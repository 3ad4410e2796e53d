import type { CitedEvidence } from "@/lib/analysis/citations/cited-evidence";
import type { Ranking } from "@/lib/analysis/suspects/suspect";
import type { TraceId } from "@/lib/domain/ids";

/** What a tracepack is made of. */
export interface TracepackInput {
  readonly incident: {
    readonly id: string;
    readonly title: string;
    readonly service: string | null;
    readonly route: string | null;
    /** ISO 8601. */
    readonly openedAt: string;
  };
  readonly evidence: CitedEvidence;
  readonly ranking: Ranking;
  readonly rankerVersion: string;
  /** The trace to tell first; chosen by the suspects unless given. */
  readonly leadTraceId?: TraceId | null;
}
