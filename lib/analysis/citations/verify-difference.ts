import type { FactOf, Verification } from "@/lib/domain/claim";
import type { EvidenceIndex } from "./index-evidence";
import { operationName } from "./index-evidence";
import { measureOperation } from "./measure-operation";
import { agrees } from "./quantities";
import { cannotCheck, decide, notFound } from "./verification";

/** Whether an operation fares otherwise than it did, in this direction and by these figures. */
export function verifyDifference(index: EvidenceIndex, fact: FactOf<"difference">): Verification {
  const rule = "both sides are measured again: the figures and the direction are these";
  const { service, operation, measure, direction } = fact;
  const claimed = `${direction}: ${fact.healthy} → ${fact.window}`;
  if (!index.byOperation.has(operationName(service, operation))) {
    return notFound(rule, `${service} ${operation}`);
  }
  const window = measureOperation(index, service, operation, measure, "window");
  const healthy = measureOperation(index, service, operation, measure, "healthy");
  if (window === null || healthy === null) {
    const where = window === null ? "in the window" : "in healthy traces";
    return cannotCheck(rule, claimed, `it did not run ${where}`);
  }
  const isDirection = direction === "higher" ? window > healthy : window < healthy;
  const isSo = isDirection && agrees(fact.window, window) && agrees(fact.healthy, healthy);
  const is = window > healthy ? "higher" : window < healthy ? "lower" : "equal";
  return decide(rule, isSo, claimed, `${is}: ${healthy} → ${window}`);
}
