import type { TraceId } from "@/lib/domain/ids";
import type { OperationBehaviour, OperationCue } from "./find-operation-cues";

export const STANDOUT_SIGNS = ["errors", "retries", "latency"] as const;
export type StandoutSign = (typeof STANDOUT_SIGNS)[number];

/** An operation that behaves otherwise in failing traces, and in what. */
export interface Standout extends Omit<OperationCue, "examples" | "failedExamples"> {
  /** Never empty; the most telling first. */
  readonly signs: readonly StandoutSign[];
  /** Failing traces to look at for the first of its signs. */
  readonly examples: readonly TraceId[];
}

const MAX_Q = 0.05;
const LATENCY_FACTOR = 1.2;
/** A fraction of a millisecond can be sure and still matter to nobody. */
const LEAST_EXCESS_NANO = 1_000_000;
const LEAST_ERROR_RATE_CHANGE = 0.1;
const RETRY_FACTOR = 1.2;

/**
 * Of all operations those that stand out: failures that began in them (those that were only passed
 * on belong to another), more attempts for one call, more self time for one execution beyond chance.
 * First those whose failures spread furthest, then the retried, then the slow, the surest first.
 */
export function chooseStandouts(cues: readonly OperationCue[], limit: number): Standout[] {
  return cues
    .flatMap(({ examples, failedExamples, ...cue }): Standout[] => {
      const signs = STANDOUT_SIGNS.filter((sign) => STANDS_OUT[sign](cue));
      if (signs.length === 0) return [];
      const byFailure = signs[0] === "errors" || signs[0] === "retries";
      const isKnown = byFailure && failedExamples.length > 0;
      return [{ ...cue, signs, examples: isKnown ? failedExamples : examples }];
    })
    .sort(byWeight)
    .slice(0, limit);
}

type Compared = Pick<OperationCue, "failing" | "healthy" | "latencyQ">;

const STANDS_OUT: Readonly<Record<StandoutSign, (cue: Compared) => boolean>> = {
  errors: ({ failing, healthy }) =>
    failing.ownErrorRate - healthy.ownErrorRate >= LEAST_ERROR_RATE_CHANGE,
  retries: ({ failing, healthy }) =>
    failing.retryAmplification >= RETRY_FACTOR * healthy.retryAmplification,
  latency: ({ failing, healthy, latencyQ }) =>
    latencyQ <= MAX_Q &&
    failing.selfNano >= LATENCY_FACTOR * healthy.selfNano &&
    failing.selfNano - healthy.selfNano >= LEAST_EXCESS_NANO,
};

function byWeight(a: Standout, b: Standout): number {
  return (
    rankOf(a) - rankOf(b) ||
    spread(b.failing) - spread(a.failing) ||
    b.failing.retryAmplification - a.failing.retryAmplification ||
    a.latencyQ - b.latencyQ
  );
}

function rankOf({ signs }: Standout): number {
  return STANDOUT_SIGNS.indexOf(signs[0] ?? "latency");
}

function spread({ ownErrorRate, errorFanOut }: OperationBehaviour): number {
  return ownErrorRate * (1 + errorFanOut);
}
