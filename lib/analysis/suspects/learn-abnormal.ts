import { surpriseNats } from "@/lib/analysis/statistics/normal-tail";
import { contrastFeatures, type FeatureContrast } from "./contrast-features";
import type { Tainted } from "./find-tainted";
import type { SpanFeature, SpanFeatures } from "./span-features";
import type { SpanTable } from "./span-table";

/** A feature whose frequency changed with the incident by more than chance explains. */
export interface AbnormalFeature extends SpanFeature, FeatureContrast {
  readonly number: number;
  /** Surprise after correction for all features of its family that were tested. */
  readonly nats: number;
}

const LEAST_TRACES = 2;
const LEAST_NATS = 1;
const LEAST_ATTRIBUTABLE = 0.2;

/**
 * Features of an operation that appeared or vanished with the incident, by more than chance and by
 * more than a fifth of their frequency; corrected for the number of features of their family
 * (Bonferroni). A failure needs no proof beyond having been rarer before. What gets better is no
 * trouble: an error that vanishes, or what a service does again that got rid of one. O(features).
 */
export function learnAbnormal(
  table: SpanTable,
  read: SpanFeatures,
  { isTainted, recovering }: Tainted,
): AbnormalFeature[] {
  const contrasts = contrastFeatures(table, read, isTainted);
  const tests = new Map<string, Set<string>>();
  contrasts.forEach((found, number) => {
    const feature = read.features[number];
    if (found === null || feature === undefined || found.seen < LEAST_TRACES) return;
    const distinct = tests.get(familyOf(feature)) ?? new Set<string>();
    distinct.add(`${feature.operation} ${found.z}`);
    tests.set(familyOf(feature), distinct);
  });
  return read.features.flatMap((feature, number) => {
    const found = contrasts[number];
    if (!found) return [];
    const tested = tests.get(familyOf(feature))?.size ?? 1;
    const surprise = Math.min(surpriseNats(found.z), found.mostNats);
    const nats = surprise - Math.log(2 * tested);
    const isImprovement = feature.isError
      ? found.direction === "vanished"
      : found.direction === "appeared" && (!found.isClean || recovering.has(feature.operation));
    const isSure = nats >= LEAST_NATS && found.traces >= LEAST_TRACES;
    const isFailure = feature.kind === "failure" && found.direction === "appeared";
    if (isImprovement || !(isSure || isFailure)) return [];
    if (found.attributable < LEAST_ATTRIBUTABLE) return [];
    return [{ ...feature, ...found, number, nats: Math.max(0, nats) }];
  });
}

/** Errors are few and seldom new by chance; they are not held against all that programs log. */
function familyOf({ kind, isError }: SpanFeature): string {
  return isError ? "error" : kind;
}
