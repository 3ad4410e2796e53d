import type { ServiceTiming } from "./attribute-timing";
import { type Symptoms, usualDurations } from "./find-symptoms";
import type { SpanTable } from "./span-table";
import { believed, bounded, coverageNats, WEIGHTS } from "./weights";

/** What slowness says of one service. */
export interface TimingScore {
  readonly timing: ServiceTiming;
  /** Mean over symptomatic traces of the share of their excess time that is put down to it. */
  readonly coverage: number;
  /** Duration of the traces it slows over what they take in health. */
  readonly slowdown: number;
  readonly nats: number;
}

/** Excess below this part of a healthy request is not what anybody waits for. */
const LEAST_PART = 0.2;
/** Below this part of a healthy request, excess counts for less than its share. */
const NOTABLE_PART = 0.5;
const MAX_SLOWDOWN_NATS = 2.5;

/** O(services × traces). */
export function scoreTimings(
  table: SpanTable,
  timings: readonly ServiceTiming[],
  symptoms: Symptoms,
): TimingScore[] {
  const usual = usualDurations(table);
  const total = new Map<number, number>();
  for (const { excessByTrace } of timings) {
    for (const [trace, nano] of excessByTrace) total.set(trace, (total.get(trace) ?? 0) + nano);
  }
  return timings.map((timing) => {
    let covered = 0;
    let excess = 0;
    let healthy = 0;
    for (const [trace, nano] of timing.excessByTrace) {
      const all = total.get(trace) ?? 0;
      const expected = usual(trace);
      if (all < LEAST_PART * expected || symptoms.isSlow[trace] !== 1) continue;
      if (symptoms.isSymptomatic[trace] !== 1) continue;
      covered += nano / Math.max(all, expected * NOTABLE_PART);
      excess += nano;
      healthy += expected;
    }
    const coverage = covered / Math.max(1, symptoms.count);
    const slowdown = healthy === 0 ? 1 : 1 + excess / healthy;
    const belief = believed(timing.nats);
    const said =
      coverageNats(coverage) +
      WEIGHTS.timingContrast * Math.min(MAX_SLOWDOWN_NATS, Math.log(slowdown) * 2);
    const nats =
      coverage === 0
        ? 0
        : belief * said + bounded(timing.nats, WEIGHTS.timingCap) * Math.min(1, coverage * 4);
    return { timing, coverage, slowdown, nats };
  });
}
