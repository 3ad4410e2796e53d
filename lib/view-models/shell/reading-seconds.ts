const LEAST_S = 2.4;
/** Slower than one reads: the eye has to come there first. */
const PER_LETTER_S = 0.07;
const MOST_S = 12;

/** For how long a notice is shown: a reason of two lines needs longer than two words. */
export function readingSeconds(text: string): number {
  return Math.min(MOST_S, Math.max(LEAST_S, text.length * PER_LETTER_S));
}
