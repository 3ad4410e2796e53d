import type { CitedEvidence } from "@/lib/analysis/citations/cited-evidence";
import { orderEvidence } from "@/lib/analysis/suspects/order-evidence";

/**
 * The same evidence in the one order in which it is ranked and a pack is made of it, however it
 * came: which of equal spans a ranking names hangs on their order. O(n log n).
 */
export function sortEvidence(evidence: CitedEvidence): CitedEvidence {
  return {
    ...evidence,
    ...orderEvidence(evidence),
    kernel: evidence.kernel.toSorted(
      ({ event: a }, { event: b }) =>
        Number(a.timeUnixNano > b.timeUnixNano) - Number(a.timeUnixNano < b.timeUnixNano) ||
        compareText(a.id, b.id),
    ),
  };
}

/** By code unit: the same on every machine, unlike the order of a language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
