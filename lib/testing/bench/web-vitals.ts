/** A shift of the layout that nobody's input explains. */
export interface LayoutShift {
  readonly value: number;
  readonly atMs: number;
}

/** An event of an interaction: its id is the same for the press and the release of one key. */
export interface InteractionEvent {
  readonly interactionId: number;
  readonly durationMs: number;
}

const GAP_MS = 1_000;
const WINDOW_MS = 5_000;
const INTERACTIONS_A_STEP = 50;

/**
 * Cumulative layout shift as the Web Vitals define it: the worst window of shifts that follow each
 * other within a second, no window longer than five. Shifts in the order of time.
 */
export function cumulativeLayoutShift(shifts: readonly LayoutShift[]): number {
  let worst = 0;
  let sum = 0;
  let firstMs = Number.NEGATIVE_INFINITY;
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const { value, atMs } of shifts) {
    const goesOn = atMs - lastMs < GAP_MS && atMs - firstMs < WINDOW_MS;
    if (!goesOn) firstMs = atMs;
    sum = goesOn ? sum + value : value;
    lastMs = atMs;
    worst = Math.max(worst, sum);
  }
  return worst;
}

/**
 * Interaction to next paint as the Web Vitals define it: of each interaction its longest event, and
 * of these the longest, leaving out one of every fifty. 0 when there was none.
 */
export function interactionToNextPaint(events: readonly InteractionEvent[]): number {
  const longest = new Map<number, number>();
  for (const { interactionId, durationMs } of events) {
    longest.set(interactionId, Math.max(durationMs, longest.get(interactionId) ?? 0));
  }
  const slowestFirst = [...longest.values()].sort((a, b) => b - a);
  return slowestFirst[Math.floor(slowestFirst.length / INTERACTIONS_A_STEP)] ?? 0;
}
