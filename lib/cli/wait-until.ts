import { setTimeout as delay } from "node:timers/promises";

/**
 * Looks at `condition` every few milliseconds until it holds; the pauses grow to `slowestMs`.
 * @returns whether it held before `timeoutMs` had passed.
 */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  timeoutMs: number,
  slowestMs = 100,
): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  for (let pauseMs = 5; ; pauseMs = Math.min(pauseMs * 1.5, slowestMs)) {
    if (await condition()) return true;
    if (performance.now() >= deadline) return false;
    await delay(pauseMs);
  }
}
