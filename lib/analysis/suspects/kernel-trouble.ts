export type KernelTroubleKind = "unreachable" | "reset" | "lock" | "resource" | "off-cpu" | "disk";

/** One sort of trouble that the kernel saw, put down to who makes it, with how often before. */
export interface KernelTrouble {
  readonly kind: KernelTroubleKind;
  /** The service, or the address of a peer that sends no spans. */
  readonly subject: string;
  /** Seen from inside of the subject, or from its callers. */
  readonly side: "internal" | "external";
  /** The operation that did it, where it is known: the lock's holder. -1 else. */
  readonly operation: number;
  readonly errorNumber: number | null;
  /** What is counted below. */
  readonly unit: "traces" | "attempts";
  readonly inWindow: number;
  readonly ofWindow: number;
  readonly inHealthy: number;
  readonly ofHealthy: number;
  /** False: nothing was captured of the healthy time, and `inHealthy` says nothing. */
  readonly healthyWatched: boolean;
  /** Share of the symptomatic traces that show it, and of those that show it the symptomatic ones. */
  readonly ofSymptomatic: number;
  readonly symptomaticOf: number;
  /** Of a lock: how much of the trouble of a symptomatic trace waited for it, in the mean. */
  readonly explained: number;
  /** The operations whose trouble it mostly was to wait for it. */
  readonly waiters: readonly number[];
  readonly longestNano: number;
  /** The first of them in the window. */
  readonly anchors: readonly string[];
  readonly rows: readonly number[];
}

/** What a trouble is told apart by. */
export type NamedTrouble = Pick<
  KernelTrouble,
  "kind" | "subject" | "side" | "operation" | "errorNumber"
>;
