import type { KernelGrade } from "@/lib/domain/kernel-grade";
import type { KernelFact } from "./kernel-fact";

/** A fact on a span. An error is on a span that did not fail only as `process-level`. */
export interface KernelLink {
  /** Position of the span among those given. */
  readonly span: number;
  readonly fact: KernelFact;
  readonly grade: KernelGrade;
  /** How many it was chosen from: facts that fit the span, or spans that fit the fact. */
  readonly of: number;
}

/** Two spans that met at one lock. */
export interface KernelConflict {
  readonly holder: number;
  readonly waiter: number;
  /** The lock's address or name. */
  readonly resource: string;
  readonly waitedNano: number;
  /** The worse of the two links. */
  readonly grade: KernelGrade;
  /** Ids of the wait and of the hold or release that ended it. */
  readonly eventIds: readonly string[];
}
