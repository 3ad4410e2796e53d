import type { CitedEvidence } from "@/lib/analysis/citations/cited-evidence";
import type { EvidenceIndex } from "@/lib/analysis/citations/index-evidence";
import type { Ranking } from "@/lib/analysis/suspects/suspect";
import type { AnalysisResult, AnalysisUsage } from "@/lib/domain/analysis";
import type { CaseResult, ClaimCounts, ExpectedAnswer } from "@/lib/domain/evaluation";
import { type NamedSubject, scoreAnswer } from "@/lib/evaluation/score-answer";
import { ModelError } from "@/lib/llm/model-error";
import type { Answered } from "../analysis/ask-configured-model";
import { judgeDraft } from "../analysis/judge-draft";
import { placeSpans } from "./expected-answer";
import type { LoadedCase } from "./load-gold-case";

/** Asks an analyst about a case; the label is not among what it is given. */
export type AskAnalyst = (
  evidence: CitedEvidence,
  index: EvidenceIndex,
  ranking: Ranking,
) => Promise<Answered>;

interface AskedCase extends LoadedCase {
  readonly index: EvidenceIndex;
  readonly expected: ExpectedAnswer;
}

interface JudgedAnalyst {
  readonly answer: CaseResult["analyst"];
  readonly usage: AnalysisUsage | null;
}

const NO_CLAIMS: ClaimCounts = { supported: 0, contradicted: 0, notFound: 0, cannotCheck: 0 };

/** What the analyst published, held against the label; a model that gave no answer has failed the case. */
export async function judgeAnalyst(
  { index, expected, label, evidence }: AskedCase,
  ranking: Ranking,
  ask: AskAnalyst,
): Promise<JudgedAnalyst> {
  try {
    const { draft, usage } = await ask(evidence, index, ranking);
    const result = judgeDraft(draft, index);
    const named = toNamed(result, index);
    const status = named.length === 0 ? "abstained" : "named";
    const reason = named.length === 0 ? (result.couldNotSee[0] ?? "no hypothesis held") : null;
    return {
      answer: {
        ...scoreAnswer({ status, reason, named }, label, expected),
        claims: countClaims(result),
        hypotheses: toHypotheses(result),
      },
      usage,
    };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    const failed = { status: "failed", reason: error.message, named: [] } as const;
    const scored = scoreAnswer(failed, label, expected);
    return { answer: { ...scored, claims: NO_CLAIMS, hypotheses: [] }, usage: error.spent.usage };
  }
}

/** A hypothesis names the service and operation of its first root span. */
function toNamed({ hypotheses }: AnalysisResult, index: EvidenceIndex): NamedSubject[] {
  return hypotheses.map(({ draft, confidence }) => {
    const spans = placeSpans(draft.rootSpanIds, index);
    const [root] = spans;
    return {
      kind: "hypothesis",
      service: root?.service ?? "",
      operation: root?.operation ?? "",
      probability: confidence,
      spans,
    };
  });
}

/** Of everything that was said: what is published holds by construction. */
function countClaims({ hypotheses, rejected }: AnalysisResult): ClaimCounts {
  const verdicts = [...hypotheses, ...rejected].flatMap(({ claims }) =>
    claims.map(({ verdict }) => verdict),
  );
  const count = (wanted: (typeof verdicts)[number]) =>
    verdicts.filter((verdict) => verdict === wanted).length;
  return {
    supported: count("supported"),
    contradicted: count("contradicted"),
    notFound: count("not-found"),
    cannotCheck: count("cannot-check"),
  };
}

function toHypotheses({ hypotheses, rejected }: AnalysisResult) {
  const told = (isPublished: boolean) => (one: AnalysisResult["hypotheses"][number]) => ({
    title: one.draft.title,
    mechanism: one.draft.mechanism,
    isPublished,
  });
  return [...hypotheses.map(told(true)), ...rejected.map(told(false))];
}
