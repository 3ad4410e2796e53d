import type { FactOf, Verification } from "@/lib/domain/claim";
import { countMatching } from "./count-matching";
import { describeCounted } from "./describe-fact";
import type { EvidenceIndex } from "./index-evidence";
import { cannotCheck, decide, notFound, verdictOf } from "./verification";

/** Whether there are exactly so many. */
export function verifyCount(index: EvidenceIndex, fact: FactOf<"count">): Verification {
  const rule = "they are counted again";
  const what = describeCounted(fact);
  const unknown = unknownName(index, fact, rule);
  if (unknown !== null) return unknown;
  const found = countMatching(index, fact);
  if (found === null) return cannotCheck(rule, what, "these cannot be counted by what was asked");
  return decide(rule, found === fact.value, `${fact.value} ${what}`, found);
}

/**
 * Whether there is none. Only of something that is there on the other side (else any made-up name
 * would be absent), and only where all that was captured has been looked at.
 */
export function verifyAbsence(index: EvidenceIndex, fact: FactOf<"absence">): Verification {
  const rule = "there is none here, all was looked at, and there is one on the other side";
  const what = `no ${describeCounted(fact)}`;
  const unknown = unknownName(index, fact, rule);
  if (unknown !== null) return unknown;
  const other = fact.side === "window" ? "healthy" : "window";
  const here = countMatching(index, fact);
  const there = countMatching(index, { ...fact, side: other });
  if (here === null || there === null) return cannotCheck(rule, what, "it cannot be looked for so");
  if (here > 0) return decide(rule, false, what, `${here} of them`);
  const { complete } = index.evidence;
  if (!complete[fact.side] || (fact.what === "logs" && !complete.logs)) {
    return cannotCheck(rule, what, "not all that was captured has been read");
  }
  if (isUnseen(index, fact)) {
    return cannotCheck(rule, what, "nothing of that service was captured there to look through");
  }
  return there > 0
    ? decide(rule, true, what, `none; ${there} on the other side`)
    : verdictOf("not-found", rule, what, "none on the other side either");
}

function isUnseen({ evidence, byService }: EvidenceIndex, fact: FactOf<"absence">): boolean {
  if (fact.what === "logs") {
    return (fact.side === "window" ? evidence.windowLogs : evidence.healthyLogs).length === 0;
  }
  // A whole service may be what is missing: then any trace of that side will do.
  const seen = (byService.get(fact.where.service) ?? []).some(({ side }) => side === fact.side);
  return !seen && evidence[fact.side].length === 0;
}

function unknownName(
  { byService, logs }: EvidenceIndex,
  { what, where }: FactOf<"count"> | FactOf<"absence">,
  rule: string,
): Verification | null {
  const isKnown = what === "logs" ? logs.size > 0 : byService.has(where.service);
  return isKnown ? null : notFound(rule, where.service);
}
