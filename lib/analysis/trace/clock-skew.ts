/** How far one host's clock is ahead of another's, as far as calls between them tell. */
export interface HostPairClock {
  readonly from: string;
  readonly to: string;
  /** Client and server pairs that it rests on. */
  readonly pairCount: number;
  /** The offsets that all pairs allow; when there is none, the middle 80 % of what each allows. */
  readonly lowNano: number;
  readonly highNano: number;
  /** False when no single offset fits all pairs: a clock that drifts or jumps, two hosts of one name. */
  readonly isConsistent: boolean;
  /** Whether 0 lies outside by more than 1 ms: only then times are adjusted. */
  readonly isApplied: boolean;
}

/** A host's clock against that of the reference host. */
export interface HostClock {
  readonly host: string;
  /** Ahead of the reference; 0 when nothing shows that it is not. */
  readonly offsetNano: number;
  /** The true offset lies within this of `offsetNano`. */
  readonly uncertaintyNano: number;
}

export interface ClockSkew {
  /** `degraded` when pairs contradict each other; `failed` when there is nothing to compare. */
  readonly status: "ok" | "degraded" | "failed";
  readonly reasons: readonly string[];
  /** The host that all are measured against. */
  readonly reference: string | null;
  readonly pairs: readonly HostPairClock[];
  /** Hosts that calls connect to the reference; nothing is known of others. */
  readonly hosts: ReadonlyMap<string, HostClock>;
}
