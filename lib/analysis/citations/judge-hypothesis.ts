import { peerNameOf } from "@/lib/analysis/graph/infer-peers";
import { chooseRoot } from "@/lib/analysis/trace/choose-root";
import type { Claim, FactKind, Verification } from "@/lib/domain/claim";
import type { HypothesisDraft } from "@/lib/domain/hypothesis";
import { serviceNameOf } from "@/lib/domain/resource";
import { capConfidence } from "./cap-confidence";
import { servicesOf } from "./describe-fact";
import { findUncovered } from "./find-uncovered";
import type { EvidenceIndex } from "./index-evidence";
import type { Verifier } from "./verify-claim";

export interface JudgedClaim {
  readonly claim: Claim;
  readonly verification: Verification;
}

export interface JudgedHypothesis {
  readonly draft: HypothesisDraft;
  readonly isPublished: boolean;
  /** Why it is rejected; empty for one that is published. */
  readonly reasons: readonly string[];
  /** All of them, as cited. */
  readonly claims: readonly JudgedClaim[];
  /** Of a published one: never more than the evidence bears. */
  readonly confidence: number;
  readonly confidenceCaps: readonly string[];
  /** Names and numbers in its words that no supported claim covers. */
  readonly uncovered: readonly string[];
}

/** Facts that set the incident apart from its healthy past. */
const COMPARISONS: ReadonlySet<FactKind> = new Set([
  "absence",
  "difference",
  "metric-change",
  "divergence",
  "slice-heals",
]);
/** Without these a mechanism is not one, whatever the analyst calls them. */
const ALWAYS_ESSENTIAL: ReadonlySet<FactKind> = new Set(["propagation"]);

/**
 * Whether a hypothesis may be published. It may when
 *
 * 1. every span it calls a root, and everything its claims name, exists;
 * 2. every essential claim is supported: those marked so, and every propagation;
 * 3. a supported claim is about a root span's service;
 * 4. the cause reaches the request: a root span is the root of its trace, is of the same service as
 *    it, or a supported propagation leads from a root's service there;
 * 5. a supported claim sets the cause apart from its healthy past, where there is one.
 *
 * Claims that are not needed and not supported are left out of it. Fails closed: whatever cannot be
 * decided is not supported.
 */
export function judgeHypothesis(
  draft: HypothesisDraft,
  index: EvidenceIndex,
  verify: Verifier,
): JudgedHypothesis {
  const claims = draft.claims.map((claim) => ({ claim, verification: verify(claim.fact) }));
  const supported = claims
    .filter(({ verification }) => verification.verdict === "supported")
    .map(({ claim }) => claim);
  const reasons = [
    ...findUnknown(draft, index, claims),
    ...findUnsupported(claims),
    ...findMissingParts(draft, index, supported),
  ];
  const { confidence, caps } = capConfidence(draft, index, supported);
  return {
    draft,
    isPublished: reasons.length === 0,
    reasons,
    claims,
    confidence,
    confidenceCaps: caps,
    uncovered: findUncovered(draft, supported, index),
  };
}

export function isEssential({ essential, fact }: Claim): boolean {
  return essential || ALWAYS_ESSENTIAL.has(fact.kind);
}

function findUnknown(
  { rootSpanIds }: HypothesisDraft,
  { spans }: EvidenceIndex,
  claims: readonly JudgedClaim[],
): string[] {
  const unknown = rootSpanIds.filter((id) => !spans.has(id));
  const named = claims.filter(({ verification }) => verification.verdict === "not-found");
  return [
    ...unknown.map((id) => `the root span ${id} does not exist`),
    ...named.map(
      ({ claim, verification }) => `${claim.id}: ${verification.claimed} is not in the evidence`,
    ),
  ];
}

function findUnsupported(claims: readonly JudgedClaim[]): string[] {
  return claims.flatMap(({ claim, verification: { verdict, claimed, found } }) => {
    if (!isEssential(claim) || verdict === "supported" || verdict === "not-found") return [];
    return verdict === "contradicted"
      ? [`${claim.id} is contradicted: claimed ${claimed}, found ${found}`]
      : [`${claim.id} cannot be checked: ${found}`];
  });
}

function findMissingParts(
  draft: HypothesisDraft,
  index: EvidenceIndex,
  supported: readonly Claim[],
): string[] {
  const roots = rootServices(draft, index);
  const isAboutRoot = supported.some(({ fact }) =>
    servicesOf(fact).some((name) => roots.has(name)),
  );
  const isCompared = supported.some(
    ({ fact }) => isComparison(fact) && servicesOf(fact).some((name) => roots.has(name)),
  );
  const hasHealthy = index.evidence.healthy.length > 0;
  return [
    ...(isAboutRoot ? [] : ["no supported claim is about the cause that it names"]),
    ...(reachesRequest(draft, index, supported)
      ? []
      : ["nothing supported leads from the cause to the request"]),
    ...(isCompared || !hasHealthy ? [] : ["no supported claim sets it apart from healthy traces"]),
  ];
}

function isComparison(fact: Claim["fact"]): boolean {
  return COMPARISONS.has(fact.kind) || (fact.kind === "count" && fact.side === "healthy");
}

/** Services of the root spans, and of what they call where nothing answered them. */
function rootServices({ rootSpanIds }: HypothesisDraft, { spans }: EvidenceIndex): Set<string> {
  return new Set(
    rootSpanIds.flatMap((id) =>
      (spans.get(id) ?? []).flatMap(({ node }) => {
        const peer = peerNameOf(node.span)?.service.replace(/:\d+$/, "");
        return [serviceNameOf(node.span.resource), ...(peer === undefined ? [] : [peer])];
      }),
    ),
  );
}

function reachesRequest(
  draft: HypothesisDraft,
  index: EvidenceIndex,
  supported: readonly Claim[],
): boolean {
  const roots = rootServices(draft, index);
  const isEntry = draft.rootSpanIds.some((id) =>
    (index.spans.get(id) ?? []).some(({ node, trace }) => {
      const entry = trace.nodes[chooseRoot(trace)?.root ?? -1];
      return (
        entry?.kind === "span" &&
        (entry === node || serviceNameOf(entry.span.resource) === serviceNameOf(node.span.resource))
      );
    }),
  );
  return (
    isEntry ||
    supported.some(
      ({ fact }) =>
        fact.kind === "propagation" && roots.has(fact.from.service) && isRoot(index, fact.to.id),
    )
  );
}

/** A span without a caller, or the first of the service that the trace came in by. */
function isRoot({ spans }: EvidenceIndex, id: string): boolean {
  return (spans.get(id) ?? []).some(({ node, trace }) => trace.roots.includes(node.index));
}
