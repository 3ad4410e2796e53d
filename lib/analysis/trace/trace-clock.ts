import type { AssembledTrace } from "./assembled-trace";
import type { HostClock } from "./clock-skew";

/** Whose clock times are told by: the reference host's where others are off, or each host's own. */
export type ClockChoice = "adjusted" | "raw";

/** A host whose clock is off, and how many spans it timed. */
export interface OffClock extends HostClock {
  readonly spanCount: number;
}

/** What is known of a trace's clocks, and which times it is told in. */
export interface TraceClock {
  /** `adjusted` only when the times of some host were moved. */
  readonly shown: ClockChoice;
  /** `degraded` when calls contradict each other; `failed` when there is nothing to compare. */
  readonly status: "ok" | "degraded" | "failed";
  readonly reasons: readonly string[];
  /** The host that all are measured against. */
  readonly reference: string | null;
  /** Hosts whose clock is off by the evidence of calls, whether their times were moved or not. */
  readonly off: readonly OffClock[];
  /** Every host that calls connect to the reference, with how sure its clock is. */
  readonly hosts: ReadonlyMap<string, HostClock>;
}

export interface ClockedTrace {
  readonly trace: AssembledTrace;
  readonly clock: TraceClock;
}
