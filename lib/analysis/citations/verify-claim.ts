import type { MetricShift } from "@/lib/analysis/suspects/metric-shifts";
import type { Fact, Verification } from "@/lib/domain/claim";
import type { EvidenceIndex } from "./index-evidence";
import { metricShiftsOf, verifyChange, verifyKernel, verifyMetric } from "./verify-context";
import { verifyAbsence, verifyCount } from "./verify-counts";
import { verifyDifference } from "./verify-difference";
import { verifyLog } from "./verify-logs";
import { verifyOrder } from "./verify-order";
import { verifyPropagation } from "./verify-propagation";
import {
  verifyAttribute,
  verifyDuration,
  verifyException,
  verifySpanStatus,
} from "./verify-span-facts";
import { verifyDivergence, verifyHealing } from "./verify-structure";

export type Verifier = (fact: Fact) => Verification;

/** Changes whenever the same claim may be decided otherwise. */
export const VERIFIER_VERSION = "1";

/**
 * Decides facts by deriving each again from the evidence; nothing that an analyst wrote in words is
 * read. What is costly and the same for many facts is derived once.
 */
export function createVerifier(index: EvidenceIndex): Verifier {
  let shifts: readonly MetricShift[] | null = null;
  return (fact) => {
    switch (fact.kind) {
      case "span-status":
        return verifySpanStatus(index, fact);
      case "exception":
        return verifyException(index, fact);
      case "attribute-equals":
        return verifyAttribute(index, fact);
      case "duration":
        return verifyDuration(index, fact);
      case "happened-before":
        return verifyOrder(index, fact);
      case "propagation":
        return verifyPropagation(index, fact);
      case "log-contains":
        return verifyLog(index, fact);
      case "count":
        return verifyCount(index, fact);
      case "absence":
        return verifyAbsence(index, fact);
      case "difference":
        return verifyDifference(index, fact);
      case "metric-change":
        shifts ??= metricShiftsOf(index);
        return verifyMetric(shifts, fact);
      case "change-before":
        return verifyChange(index, fact);
      case "kernel-event":
        return verifyKernel(index, fact);
      case "divergence":
        return verifyDivergence(index, fact);
      case "slice-heals":
        return verifyHealing(index, fact);
    }
  };
}
