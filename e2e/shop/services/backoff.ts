/** How long to wait before attempt 0, 1, 2, …; `random` is in [0, 1). */
export type Backoff = (attempt: number, random: number) => number;

const SPREAD_MS = 1_500;
const BASE_MS = 400;
const FIXED_MS = 100;

/**
 * Spreads callers that come together, from the first attempt on:
 * 0 to 1,500 ms, then 0.5 to 1.5 × 400, 800, 1,600 ms.
 */
export const jitteredBackoff: Backoff = (attempt, random) =>
  attempt === 0 ? SPREAD_MS * random : BASE_MS * 2 ** (attempt - 1) * (0.5 + random);

/** The same pause for everybody: who comes together comes back together. */
export const fixedBackoff: Backoff = (attempt) => (attempt === 0 ? 0 : FIXED_MS);
