import type { EvidenceIndex, LocatedSpan } from "@/lib/analysis/citations/index-evidence";
import { roundTo, toThreeDigits } from "@/lib/analysis/citations/quantities";
import { metricShiftsOf } from "@/lib/analysis/citations/verify-context";
import type { Ranking, Suspect } from "@/lib/analysis/suspects/suspect";
import type { Claim, Fact, FactKind, SpanRef } from "@/lib/domain/claim";
import { failureOf } from "@/lib/domain/failure-of";
import type { AnalysisDraft, HypothesisDraft } from "@/lib/domain/hypothesis";
import { serviceNameOf } from "@/lib/domain/resource";
import type { Span } from "@/lib/domain/span";
import {
  factOfHealing,
  factOfPropagation,
  factsOfChanges,
  factsOfDifference,
  factsOfKernel,
  factsOfLogs,
  factsOfNewFailure,
  factsOfSpan,
  refOf,
} from "./cited-facts";
import { wordsFor } from "./hypothesis-words";

/** Changes whenever the same evidence may give other hypotheses. */
export const BUILT_IN_ANALYST = "built-in/2";

const MOST_HYPOTHESES = 3;
/** As many as are shown of a suspect: it names what it thinks is the cause in every trace it was shown. */
const MOST_ROOTS = 50;
/** Of so many the facts are read: a reader wants to see how it was, not how often. */
const MOST_READ = 5;
const MOST_CLAIMS = 16;
const MOST_SHOWN = 20;
/** Less likely ones are not worth a reader's time. */
const LEAST_PROBABILITY = 0.05;
/** Of many traces, fewer with trouble may be chance. */
const MANY_TRACES = 20;
const LEAST_SYMPTOMATIC = 3;
const ESSENTIAL: ReadonlySet<FactKind> = new Set([
  "span-status",
  "exception",
  "propagation",
  "slice-heals",
  "absence",
]);

/**
 * Hypotheses without a model: one for each suspect that is likelier than nobody, its mechanism told
 * by facts read from the evidence. None when the ranking abstains, or where the trouble may be chance.
 * Deterministic.
 */
export function writeHypotheses(index: EvidenceIndex, ranking: Ranking): AnalysisDraft {
  if (ranking.status === "abstained") {
    return { hypotheses: [], couldNotSee: ranking.reasons.slice(0, 20) };
  }
  if (mayBeChance(index, ranking)) {
    const reason = `fewer than ${LEAST_SYMPTOMATIC} traces of the window show the trouble: it may be chance`;
    return { hypotheses: [], couldNotSee: [reason, ...ranking.reasons].slice(0, 20) };
  }
  const likely = ranking.suspects
    .filter(({ probability }) => probability > Math.max(LEAST_PROBABILITY, ranking.noneProbability))
    .slice(0, MOST_HYPOTHESES);
  return {
    hypotheses: likely.flatMap((suspect) => writeHypothesis(index, suspect, likely)),
    couldNotSee: ranking.reasons.slice(0, 20),
  };
}

function mayBeChance({ evidence }: EvidenceIndex, { suspects }: Ranking): boolean {
  const spectrum = suspects[0]?.spectrum ?? null;
  if (spectrum === null || evidence.window.length < MANY_TRACES) return false;
  return spectrum.ef + spectrum.nf < LEAST_SYMPTOMATIC;
}

function writeHypothesis(
  index: EvidenceIndex,
  suspect: Suspect,
  likely: readonly Suspect[],
): HypothesisDraft[] {
  const roots = rootsOf(index, suspect);
  const [lead] = roots;
  if (lead === undefined) return [];
  const claims = toClaims(factsFor(index, suspect, roots.slice(0, MOST_READ)));
  if (claims.length === 0) return [];
  return [
    {
      ...wordsFor(suspect, lead, claims, likely),
      rootSpanIds: roots.map(({ node }) => node.id),
      confidence: roundTo(suspect.probability, 2),
      claims,
    },
  ];
}

/** Spans that stand for the suspect, each with an id of its own: its own operation's first, then failing ones. */
function rootsOf({ spans }: EvidenceIndex, suspect: Suspect): LocatedSpan[] {
  const located = suspect.spanIds.flatMap((id) => {
    const found = spans.get(id) ?? [];
    const [only] = found;
    return only !== undefined && found.length === 1 && only.side === "window" ? [only] : [];
  });
  const own = located.filter(({ node }) => isOwn(node.span, suspect));
  const failing = located.filter(({ node }) => failureOf(node.span) !== null);
  const ordered = [...own, ...failing, ...located];
  const byId = new Map(ordered.map((one) => [one.node.id, one]));
  return [...byId.values()].slice(0, MOST_ROOTS);
}

function isOwn(span: Span, { service, operation }: Suspect): boolean {
  return span.name === operation && serviceNameOf(span.resource) === service;
}

/** Of what a span called from within its service, the first that failed and is the deepest so. */
function failedBelow({ node, trace, side }: LocatedSpan): LocatedSpan[] {
  const service = serviceNameOf(node.span.resource);
  let deepest: LocatedSpan | null = null;
  for (const below of trace.nodes.slice(node.index + 1)) {
    if (below.kind !== "span" || serviceNameOf(below.span.resource) !== service) continue;
    const above = deepest?.node.index ?? node.index;
    if (below.parent === above && failureOf(below.span) !== null) {
      deepest = { node: below, trace, side };
    }
  }
  return deepest === null ? [] : [deepest];
}

function factsFor(index: EvidenceIndex, suspect: Suspect, roots: readonly LocatedSpan[]): Fact[] {
  const [lead] = roots;
  if (lead === undefined) return [];
  const service = serviceNameOf(lead.node.span.resource);
  const operation = lead.node.span.name;
  const failure = failureOf(lead.node.span);
  const below = roots.flatMap(failedBelow);
  const shown = [...roots, ...below];
  const first = roots.find(({ trace, node }) => trace === lead.trace && node !== lead.node);
  return [
    ...factsOfSpan(lead),
    ...(failure === null ? [failedBelow(lead)[0] ?? first ?? []].flat().flatMap(factsOfSpan) : []),
    ...factOfPropagation(lead),
    ...(failure === null ? [] : factsOfNewFailure(index, service, operation, failure.type)),
    ...healingOf(index, shown),
    ...factsOfDifference(index, operationsOf(index, suspect, shown)),
    ...factsOfLogs(index, shown),
    ...factsOfKernel(index, shown),
    ...factsOfChanges(index, suspect.service),
    ...factsOfMetrics(index, suspect),
  ];
}

/** Operations of the spans that show the suspect, and of those that the ranking's evidence names. */
function operationsOf(
  { spans }: EvidenceIndex,
  { spanIds, evidence }: Suspect,
  roots: readonly LocatedSpan[],
): SpanRef[] {
  const anchored = evidence.flatMap(({ anchors }) =>
    anchors.flatMap((anchor) => /^span:(.+)$/.exec(anchor)?.[1] ?? []),
  );
  const shown = [...spanIds.slice(0, MOST_SHOWN), ...anchored].flatMap((id) => spans.get(id) ?? []);
  const services = new Set(roots.map(({ node }) => serviceNameOf(node.span.resource)));
  return [...roots, ...shown].map(refOf).filter(({ service }) => services.has(service));
}

/** Of the first span shown whose own failures, taken out, heal anything. */
function healingOf(index: EvidenceIndex, roots: readonly LocatedSpan[]): Fact[] {
  for (const { node } of roots) {
    const found = factOfHealing(index, serviceNameOf(node.span.resource), node.span.name);
    if (found.length > 0) return found;
  }
  return [];
}

function factsOfMetrics(index: EvidenceIndex, { evidence, service }: Suspect): Fact[] {
  const anchors = evidence.flatMap((one) => (one.group === "metrics" ? one.anchors : []));
  if (anchors.length === 0) return [];
  return metricShiftsOf(index)
    .filter(
      (shift) =>
        shift.service === service &&
        anchors.includes(`metric:${shift.name}@${shift.duringUnixNano}`),
    )
    .slice(0, 1)
    .map(
      ({ name, before, during, unit }): Fact => ({
        kind: "metric-change",
        metric: name,
        service,
        direction: during > before ? "higher" : "lower",
        before: toThreeDigits(before),
        during: toThreeDigits(during),
        unit,
      }),
    );
}

function toClaims(facts: readonly Fact[]): Claim[] {
  return facts.slice(0, MOST_CLAIMS).map((fact, i) => ({
    id: `c${i + 1}`,
    essential: ESSENTIAL.has(fact.kind),
    fact,
  }));
}
