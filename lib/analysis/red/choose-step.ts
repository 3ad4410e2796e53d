/** Lengths of time that people read on an axis. */
const STEPS_SECONDS = [
  1, 5, 10, 30, 60, 300, 600, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400,
] as const;
const LONGEST = 86_400;

/** The shortest step of which `most` cover a stretch of time; a whole number of days beyond them. */
export function chooseStepSeconds(rangeSeconds: number, most: number): number {
  const found = STEPS_SECONDS.find((step) => rangeSeconds / step <= most);
  return found ?? LONGEST * Math.ceil(rangeSeconds / most / LONGEST);
}
