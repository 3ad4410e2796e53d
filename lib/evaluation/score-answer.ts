import type { CaseAnswer, ExpectedAnswer, PlacedSpan } from "@/lib/domain/evaluation";
import { type CaseLabel, canonicalName } from "./case-label";
import { type RankedName, ranksOfCauses, ranksOfOperations } from "./named-ranking";
import { inLabelledTraces, scoreSpans } from "./score-spans";

/** One that was named as the cause, with the spans that show it. */
export interface NamedSubject {
  readonly kind: string;
  readonly service: string;
  /** Empty for what is no operation. */
  readonly operation: string;
  readonly probability: number;
  readonly spans: readonly PlacedSpan[];
}

export interface GivenAnswer {
  readonly status: CaseAnswer["status"];
  readonly reason: string | null;
  /** The likeliest first. */
  readonly named: readonly NamedSubject[];
}

const SHOWN_NAMES = 5;
const SHOWN_SPANS = 50;

/** Holds what was named against the label. O(named + spans). */
export function scoreAnswer(
  { status, reason, named }: GivenAnswer,
  label: CaseLabel,
  expected: ExpectedAnswer,
): CaseAnswer {
  const names = named.map(toRankedName);
  const rank = ranksOfCauses(names, label)[0] ?? null;
  const [first] = named;
  const isTrue = !expected.isHealthy && rank === 1;
  return {
    status,
    reason,
    named: named.slice(0, SHOWN_NAMES).map(({ kind, service, operation, probability }) => ({
      kind,
      service,
      name: operation === "" ? service : operation,
      probability: Math.round(probability * 1e4) / 1e4,
    })),
    rank,
    operationRank: ranksOfOperations(names, label)[0] ?? null,
    said: inLabelledTraces(first?.spans ?? [], expected.spans).slice(0, SHOWN_SPANS),
    spans: scoreSpans(
      named.map(({ spans }) => spans),
      expected.spans,
    ),
    blamed: first === undefined ? null : blamedDistractor(first, expected),
    stated:
      status !== "named" || first === undefined ? null : { probability: first.probability, isTrue },
  };
}

function toRankedName({ kind, service, operation, probability }: NamedSubject): RankedName {
  return { kind, service, name: operation === "" ? service : operation, score: probability };
}

/** A service may be both, when one of its operations is the cause and another only looks like it. */
function blamedDistractor(
  { service }: NamedSubject,
  { distractors, names }: ExpectedAnswer,
): string | null {
  const name = canonicalName(service);
  if (names.includes(name)) return null;
  return distractors.some((one) => canonicalName(one.service) === name) ? service : null;
}
