import type { SuspectEdge, SuspectKind } from "@/lib/domain/suspect";
import type { Behaviour } from "./score-behaviour";
import type { TimingScore } from "./score-timing";
import type { Evidence } from "./suspect";

/** One possible cause with all that speaks for and against it. */
export interface Candidate {
  readonly kind: SuspectKind;
  readonly service: string;
  readonly operation: string;
  readonly edge: SuspectEdge | null;
  /** Operation numbers that it stands for; empty for what sends no spans. */
  readonly operations: readonly number[];
  readonly evidence: readonly Evidence[];
  readonly behaviour: Behaviour | null;
  readonly timing: TimingScore | null;
  /** Rows of the window that show it, the clearest first. */
  readonly rows: readonly number[];
}

export function scoreOf({ evidence }: Candidate): number {
  return evidence.reduce((sum, { nats }) => sum + nats, 0);
}
