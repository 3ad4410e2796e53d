import type { Verdict, Verification } from "@/lib/domain/claim";

/** What one rule found: `claimed` against `found`. */
export function decide(
  rule: string,
  isSo: boolean,
  claimed: string | number | boolean,
  found: string | number | boolean,
): Verification {
  return verdictOf(isSo ? "supported" : "contradicted", rule, claimed, found);
}

export function verdictOf(
  verdict: Verdict,
  rule: string,
  claimed: string | number | boolean,
  found: string | number | boolean,
): Verification {
  return { verdict, rule, claimed: String(claimed), found: String(found) };
}

export function notFound(rule: string, what: string): Verification {
  return verdictOf("not-found", rule, what, "nothing of that name in the evidence");
}

export function cannotCheck(rule: string, claimed: string, why: string): Verification {
  return verdictOf("cannot-check", rule, claimed, why);
}

/** The first that is not supported, else the last: a claim is as good as its weakest part. */
export function weakest(parts: readonly [Verification, ...Verification[]]): Verification {
  return (
    parts.find(({ verdict }) => verdict !== "supported") ?? parts[parts.length - 1] ?? parts[0]
  );
}
