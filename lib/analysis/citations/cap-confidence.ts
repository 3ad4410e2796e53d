import type { Claim } from "@/lib/domain/claim";
import type { HypothesisDraft } from "@/lib/domain/hypothesis";
import type { EvidenceIndex } from "./index-evidence";

/** Nobody is surer than this of what telemetry alone tells. */
const MOST = 0.95;
const WITHOUT_HEALTHY = 0.5;
const FEW_KINDS = 0.6;
const DEGRADED = 0.7;
const LEAST_KINDS = 3;
const FEW_HEALTHY = 5;

/** What the analyst says of its confidence, but no more than the evidence and what was captured bear. */
export function capConfidence(
  { confidence }: HypothesisDraft,
  { evidence }: EvidenceIndex,
  supported: readonly Claim[],
): { readonly confidence: number; readonly caps: readonly string[] } {
  const kinds = new Set(supported.map(({ fact }) => fact.kind)).size;
  const degraded = evidence.window.filter(({ status }) => status !== "ok").length;
  const limits: readonly (readonly [boolean, number, string])[] = [
    [true, MOST, "telemetry alone"],
    [
      evidence.healthy.length < FEW_HEALTHY,
      WITHOUT_HEALTHY,
      "too few healthy traces to compare with",
    ],
    [kinds < LEAST_KINDS, FEW_KINDS, `only ${kinds} kinds of supported facts`],
    [degraded * 2 > evidence.window.length, DEGRADED, "most traces of the window are not whole"],
  ];
  const held = limits.filter(([applies, limit]) => applies && confidence > limit);
  return {
    confidence: held.reduce((least, [, limit]) => Math.min(least, limit), confidence),
    caps: held.map(([, limit, why]) => `at most ${limit}: ${why}`),
  };
}
