import type { Responsibility } from "./attribute-responsibility";
import type { Symptoms } from "./find-symptoms";
import type { AbnormalFeature } from "./learn-abnormal";
import type { SpanTable } from "./span-table";
import type { Spectrum } from "./suspect";
import { believed, bounded, coverageNats, rateBefore, rateTowards, WEIGHTS } from "./weights";

/** How one operation's own trouble goes with the incident. */
export interface Behaviour {
  readonly operation: number;
  /** Mean responsibility over symptomatic traces, less that over the window's others. */
  readonly coverage: number;
  /** Own trouble in executions of the window over that of healthy ones, as a logarithm. */
  readonly contrastNats: number;
  readonly contrastFactor: number;
  readonly spectrum: Spectrum;
  /** What shows it most clearly. */
  readonly feature: AbnormalFeature;
  readonly coverageNats: number;
  readonly featureNats: number;
  /** Rows of symptomatic traces with the largest share, one for each trace. */
  readonly rows: readonly number[];
}

/** A failure says by itself that something is wrong; a log line has to be surprising. */
const FAILURE_NATS = 2;
const FEATURE_CAP = 3;
const LEAST_OWN = 0.1;
/** From this share on a trace counts as one with trouble of the operation's own. */
const SHOWS = 0.15;
const MAX_ROWS = 50;

interface Sums {
  window: number;
  windowCount: number;
  healthy: number;
  healthyCount: number;
  symptomatic: number;
  others: number;
  othersCount: number;
  ef: number;
  ep: number;
  feature: AbnormalFeature | null;
  /** What is left on this side, and what falls to whom it called in vain or waited for. */
  kept: number;
  passed: number;
  rows: { row: number; own: number }[];
}

/**
 * For every operation with trouble of its own: how much of the symptomatic traces it covers, and
 * how much more of it there is than in healthy traces (support and confidence, both shrunk towards
 * the operation's own past, so that few traces cannot say much). O(spans).
 */
export function scoreBehaviours(
  table: SpanTable,
  responsibility: Responsibility,
  learned: readonly AbnormalFeature[],
  symptoms: Symptoms,
): Behaviour[] {
  const sums = sumByOperation(table, responsibility, learned, symptoms);
  const healthyTraces = table.traces.filter(({ isWindow }) => !isWindow).length;
  const otherTraces = table.traces.length - healthyTraces - symptoms.count;
  return [...sums].flatMap(([operation, sum]) => {
    if (sum.feature === null) return [];
    const inOthers = otherTraces === 0 ? 0 : sum.others / Math.max(otherTraces, WEIGHTS.smoothing);
    const coverage = Math.max(0, sum.symptomatic / Math.max(1, symptoms.count) - inOthers);
    const before = rateBefore(sum.healthy, sum.healthyCount);
    const aside = sum.othersCount < WEIGHTS.smoothing ? 0 : sum.others / sum.othersCount;
    const p0 = Math.max(before, aside);
    const during = rateTowards(sum.symptomatic, sum.windowCount - sum.othersCount, p0);
    const contrast = Math.max(0, Math.log(during / p0));
    const { feature } = sum;
    const surprise = feature.nats + (feature.kind === "failure" ? FAILURE_NATS : 0);
    const belief = believed(surprise);
    return [
      {
        operation,
        coverage,
        contrastFactor: Math.exp(contrast),
        contrastNats: belief * WEIGHTS.contrast * contrast,
        coverageNats: belief * coverageNats(coverage),
        featureNats: bounded(surprise, FEATURE_CAP) * (sum.kept / (sum.kept + sum.passed)),
        feature,
        spectrum: toSpectrum(sum, symptoms.count, healthyTraces + otherTraces),
        rows: sum.rows
          .sort((a, b) => b.own - a.own || a.row - b.row)
          .slice(0, MAX_ROWS)
          .map(({ row }) => row),
      },
    ];
  });
}

function sumByOperation(
  table: SpanTable,
  { own, shownBy, unanswered, waited }: Responsibility,
  learned: readonly AbnormalFeature[],
  { isSymptomatic }: Symptoms,
): Map<number, Sums> {
  const sums = new Map<number, Sums>();
  for (const [t, { isWindow, firstRow, endRow }] of table.traces.entries()) {
    const most = new Map<number, { row: number; own: number }>();
    const held = new Map<number, number>();
    for (let row = firstRow; row < endRow; row += 1) {
      const operation = table.operationOf[row] ?? 0;
      const mine = own[row] ?? 0;
      const kept = waited[row] ?? 0;
      if (kept > 0) held.set(operation, Math.max(held.get(operation) ?? 0, kept));
      const before = most.get(operation);
      if (before === undefined || mine > before.own) most.set(operation, { row, own: mine });
    }
    for (const [operation, found] of most) {
      const sum = sums.get(operation) ?? noSums();
      sums.set(operation, sum);
      const shows = found.own >= SHOWS;
      if (!isWindow) {
        sum.healthy += found.own;
        sum.healthyCount += 1;
        if (shows) sum.ep += 1;
        continue;
      }
      sum.window += found.own;
      sum.windowCount += 1;
      if (isSymptomatic[t] !== 1) {
        sum.others += found.own;
        sum.othersCount += 1;
        if (shows) sum.ep += 1;
        continue;
      }
      sum.symptomatic += found.own;
      if (shows) sum.ef += 1;
      sum.passed += held.get(operation) ?? 0;
      const feature = learned[shownBy[found.row] ?? -1];
      if (feature === undefined || found.own < LEAST_OWN) continue;
      sum.rows.push(found);
      sum.kept += found.own;
      sum.passed += unanswered[found.row] ?? 0;
      if (sum.feature === null || isClearer(feature, sum.feature)) sum.feature = feature;
    }
  }
  return sums;
}

function isClearer(a: AbnormalFeature, b: AbnormalFeature): boolean {
  const weight = (f: AbnormalFeature) => f.nats + (f.kind === "failure" ? FAILURE_NATS : 0);
  return weight(a) > weight(b) || (weight(a) === weight(b) && a.number < b.number);
}

function noSums(): Sums {
  return {
    window: 0,
    windowCount: 0,
    healthy: 0,
    healthyCount: 0,
    symptomatic: 0,
    others: 0,
    othersCount: 0,
    ef: 0,
    ep: 0,
    feature: null,
    kept: 0,
    passed: 0,
    rows: [],
  };
}

function toSpectrum({ ef, ep }: Sums, failing: number, passing: number): Spectrum {
  const product = failing * (ef + ep);
  return {
    ef,
    nf: failing - ef,
    ep,
    np: passing - ep,
    ochiai: product === 0 ? 0 : ef / Math.sqrt(product),
  };
}
