import { setTimeout as delay } from "node:timers/promises";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;
const STEADY_MS = 60_000;

/** Something that runs until it ends. */
interface Running {
  readonly exited: Promise<void>;
}

export interface SuperviseOptions<Process extends Running> {
  readonly name: string;
  readonly first: Process;
  readonly restart: () => Promise<Process>;
  /** Aborted when the end is wanted. */
  readonly stopping: AbortSignal;
  /** How often it may fail in a row before it is given up; endless when left out. */
  readonly attempts?: number;
}

/**
 * Starts a process again each time it ends unwanted, with growing pauses while it keeps failing.
 * @returns when the end is wanted. @throws Error when the attempts are used up.
 */
export async function supervise<Process extends Running>(
  options: SuperviseOptions<Process>,
): Promise<void> {
  const { name, restart, stopping, attempts = Number.POSITIVE_INFINITY } = options;
  let current: Process | null = options.first;
  let failures = 0;
  while (!stopping.aborted) {
    const startedMs = performance.now();
    await current?.exited;
    if (stopping.aborted) return;
    if (performance.now() - startedMs > STEADY_MS) failures = 0;
    failures += 1;
    if (failures > attempts) throw new Error(`${name} ended ${failures} times in a row`);
    console.error(`${name} ended unexpectedly; starting it again`);
    await delay(Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS));
    if (stopping.aborted) return;
    try {
      current = await restart();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      current = null;
    }
  }
}
