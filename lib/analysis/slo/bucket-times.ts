import type { Slo } from "@/lib/domain/slo";

const COARSE_SECONDS = 60;
const FINE_SECONDS = 10;
/** A shorter window than this made of minutes would lag behind by too large a part of itself. */
const SHORTEST_OF_MINUTES = 300;

/**
 * How late data may come. An event belongs to the bucket in which it began; each tick counts anew the
 * buckets of this long before the last tick, so what arrives within it counts as if it had been in
 * time, in whatever order it came. What arrives later is not counted.
 */
export const LATE_WITHIN_SECONDS = 15 * 60;

/** How long the buckets of an SLO are, and so how often it is evaluated. */
export function bucketSecondsOf({ rules }: Pick<Slo, "rules">): number {
  const windows = rules.flatMap(({ longSeconds, shortSeconds }) => [longSeconds, shortSeconds]);
  const areMinutes = windows.every(
    (seconds) => seconds >= SHORTEST_OF_MINUTES && seconds % COARSE_SECONDS === 0,
  );
  return areMinutes ? COARSE_SECONDS : FINE_SECONDS;
}

/** The start of the bucket that holds a moment. */
export function bucketStartMs(atMs: number, bucketSeconds: number): number {
  const bucketMs = bucketSeconds * 1000;
  return Math.floor(atMs / bucketMs) * bucketMs;
}
