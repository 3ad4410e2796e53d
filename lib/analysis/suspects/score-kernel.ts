import { describeErrorNumber } from "@/lib/domain/errno";
import { describeNano, describeShare } from "./describe-quantity";
import type { KernelTrouble } from "./kernel-trouble";
import type { Evidence } from "./suspect";
import { believed, bounded, coverageNats, rateTowards, WEIGHTS } from "./weights";

const LEAST_NATS = 0.05;
const EXHAUSTED_NATS = 2;
const LEAST_TELLING_NATS = 1;
const NAMED_TROUBLES = 2;
const MAX_ANCHORS = 5;
/** Without the healthy time to hold it against, it may always have been so. */
const UNCONTRASTED = 0.4;
/** How unlikely it is that the cause of a trouble behaves as it always did. */
const AS_EVER_NATS = 2.5;
/** Failures that have to be known from before to say so, and how little more there may be. */
const LEAST_KNOWN = 5;
const NO_MORE = Math.log(1.3);
/** What all traces show speaks more than what a few do. */
const LEAST_WEIGHT = 0.3;

/**
 * What the kernel says of one thing: how much more often its trouble is in a trace of the window
 * than before. All traces of the window count and not the failing ones alone, which were chosen by
 * what they met. A peer that is away no more often than it always was speaks for itself: who copes
 * with it no longer has changed, and not the peer.
 */
export function scoreKernel(troubles: readonly KernelTrouble[]): Evidence[] {
  const weighed = troubles
    .map((trouble) => ({ trouble, nats: natsOf(trouble) }))
    .sort((a, b) => b.nats - a.nats || (a.trouble.kind < b.trouble.kind ? -1 : 1));
  const most = Math.max(0, weighed[0]?.nats ?? 0);
  const least = Math.min(0, weighed.at(-1)?.nats ?? 0);
  const nats = bounded(most, WEIGHTS.kernelCap) + least;
  if (Math.abs(nats) < LEAST_NATS) return [];
  const told = weighed
    .filter((one) => one.nats < 0 || (most > 0 && one.nats >= most / 3))
    .slice(-NAMED_TROUBLES);
  return [
    {
      group: "kernel",
      nats,
      statement: told.map(({ trouble }) => describeTrouble(trouble)).join("; "),
      anchors: told.flatMap(({ trouble }) => trouble.anchors.slice(0, MAX_ANCHORS)),
    },
    ...weighed.flatMap(({ trouble, nats: surprise }) => coverageOf(trouble, surprise)),
  ];
}

/** For what waiters do not answer, who kept them waiting does, as any other for its own. */
function coverageOf({ explained, anchors }: KernelTrouble, surprise: number): Evidence[] {
  const nats = explained === 0 ? 0 : believed(surprise) * coverageNats(explained);
  if (nats < LEAST_NATS) return [];
  const share = describeShare(explained);
  return [
    {
      group: "coverage",
      nats,
      statement: `${share} of the trouble of symptomatic traces is that they waited for what it held`,
      anchors: anchors.slice(0, MAX_ANCHORS),
    },
  ];
}

/** Surprise by the rate, as much as the symptoms hold of it, by how near it is to the cause. */
function natsOf(trouble: KernelTrouble): number {
  const { kind, inWindow, ofWindow, inHealthy, ofHealthy, healthyWatched } = trouble;
  // To run out of something is no matter of degree: once is enough where it never was before.
  if (kind === "resource" && inHealthy === 0) return EXHAUSTED_NATS + Math.log(1 + inWindow);
  const before = healthyWatched ? (inHealthy + 1) / (ofHealthy + 2) : WEIGHTS.priorRate;
  const during = rateTowards(inWindow, ofWindow, before);
  const contrast = Math.log(during / before);
  if (isAsEver(trouble, contrast)) return -AS_EVER_NATS * trouble.ofSymptomatic;
  const weight = LEAST_WEIGHT + (1 - LEAST_WEIGHT) * trouble.symptomaticOf;
  return Math.max(0, contrast) * weight * SURE[kind] * (healthyWatched ? 1 : UNCONTRASTED);
}

function isAsEver({ kind, inHealthy, healthyWatched }: KernelTrouble, contrast: number): boolean {
  const isKnown = kind === "unreachable" && healthyWatched && inHealthy >= LEAST_KNOWN;
  return isKnown && contrast < NO_MORE;
}

/** A busy machine takes the processor away as well, and a reset may be a client's own doing. */
const SURE: Readonly<Record<KernelTrouble["kind"], number>> = {
  unreachable: 1.4,
  lock: 1.4,
  resource: 1.6,
  reset: 0.7,
  "off-cpu": 0.5,
  disk: 0.7,
};

function describeTrouble(trouble: KernelTrouble): string {
  const { inWindow, ofWindow, inHealthy, ofHealthy, healthyWatched, unit } = trouble;
  const before = healthyWatched
    ? `${inHealthy} of ${ofHealthy} before`
    : "nothing was captured before";
  return `${wordsOf(trouble)} in ${inWindow} of ${ofWindow} ${unit}, ${before}`;
}

function wordsOf({ kind, errorNumber, longestNano }: KernelTrouble): string {
  const known = errorNumber === null ? null : describeErrorNumber(errorNumber);
  const error = known === null ? "" : ` (${known.name})`;
  const longest = describeNano(longestNano);
  switch (kind) {
    case "unreachable":
      return `connections to it fail${error}`;
    case "reset":
      return `connections with it break${error}`;
    case "lock":
      return `it held a lock that others waited for, up to ${longest},`;
    case "resource":
      return known === null ? "it was killed for lack of memory" : `it met ${known.words}${error}`;
    case "off-cpu":
      return `it was off the processor for up to ${longest}`;
    case "disk":
      return `its disk took up to ${longest}`;
  }
}

/** The operation that held what others waited for, when that says something. */
export function holdingOperation(troubles: readonly KernelTrouble[]): number | null {
  const held = troubles.filter(({ kind }) => kind === "lock");
  const [most] = [...held].sort((a, b) => natsOf(b) - natsOf(a));
  return most === undefined || natsOf(most) < LEAST_TELLING_NATS ? null : most.operation;
}
