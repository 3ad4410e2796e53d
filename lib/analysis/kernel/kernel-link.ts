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

/** Two spans that met at something that only one can have: a lock, a file, a port. */
export interface KernelConflict {
  readonly what: "lock" | "file" | "port";
  readonly holder: number;
  readonly waiter: number;
  /** The lock's address or name, the file's path, the port's number. */
  readonly resource: string;
  /** 0 for one that was refused at once. */
  readonly waitedNano: number;
  /** The worse of the two links. */
  readonly grade: KernelGrade;
  /** Ids of the wait or refusal, and of the hold or release or use that caused it. */
  readonly eventIds: readonly string[];
}
