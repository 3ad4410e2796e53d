const TICK_MS = 20;
/** Above 1: the more work at once, the more of it is lost to switching. */
const CONTENTION = 1.3;

interface Job {
  remainingMs: number;
  readonly deadline: number;
  readonly done: (finished: boolean) => void;
}

/**
 * A processor that all jobs share: with c of them each advances at 1 / c^1.3 of its speed,
 * and one that is not finished by its limit is given up. Nobody tells it that a caller has left.
 */
export class SharedProcessor {
  readonly #jobs = new Set<Job>();
  #timer: NodeJS.Timeout | undefined;

  /** Whether the work was finished within the limit. */
  run(workMs: number, limitMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      this.#jobs.add({ remainingMs: workMs, deadline: performance.now() + limitMs, done: resolve });
      this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
    });
  }

  #tick(): void {
    const advance = TICK_MS / this.#jobs.size ** CONTENTION;
    const now = performance.now();
    for (const job of this.#jobs) {
      job.remainingMs -= advance;
      if (job.remainingMs > 0 && now < job.deadline) continue;
      this.#jobs.delete(job);
      job.done(job.remainingMs <= 0);
    }
    if (this.#jobs.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
