const BASE_MS = 400;
const FIXED_MS = 100;

/** Exponential with full spread: 0.5 to 1.5 × 400, 800, 1,600 ms. `random` is in [0, 1). */
export function jitteredBackoff(attempt: number, random: number): number {
  return BASE_MS * 2 ** attempt * (0.5 + random);
}

/** The same pause for everybody: who was refused together comes back together. */
export function fixedBackoff(): number {
  return FIXED_MS;
}
