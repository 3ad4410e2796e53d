import { parseAnchor, spanAnchor } from "@/lib/domain/anchor";
import type { JudgedSubject } from "@/lib/domain/verdict";
import type { Judgement } from "@/lib/domain/verdict-words";
import type {
  SuggestedAnalyses,
  SuggestedHypothesis,
  SuggestedSuspects,
} from "./suggestion-endpoints";
import { subjectKey, type VerdictForm, withSubjects } from "./verdict-form";

const JUDGED_SUSPECTS = 3;
const PREFILLED_SPANS = 5;
const PREFILLED_CITATIONS = 6;
const MAX_MECHANISM = 1000;

/** The first suspects, to be judged, with the hypotheses of the newest run and those decided upon. */
export function subjectsOf(
  suspects: SuggestedSuspects | null,
  analyses: SuggestedAnalyses | null,
): JudgedSubject[] {
  const first = (suspects?.suspects ?? []).slice(0, JUDGED_SUSPECTS);
  const runs = (analyses?.items ?? []).filter(({ hypotheses }) => hypotheses.length > 0);
  return [
    ...first.map(({ rank, kind, service, operation }): JudgedSubject => {
      return { kind: "suspect", rank, suspectKind: kind, service, operation };
    }),
    ...runs.flatMap(({ id, hypotheses }, at) =>
      hypotheses.flatMap((one): JudgedSubject[] => {
        if (at > 0 && one.decision === null) return [];
        return [{ kind: "hypothesis", analysisId: id, hypothesisId: one.id, title: one.title }];
      }),
    ),
  ];
}

/** The hypothesis that a person accepted or wrote last; null where nobody has. */
export function acceptedHypothesis(analyses: SuggestedAnalyses | null): SuggestedHypothesis | null {
  const stood = (analyses?.items ?? [])
    .flatMap(({ hypotheses }) => hypotheses)
    .filter(({ decision }) => decision !== null && decision.decision !== "rejected");
  return stood.sort((a, b) => decidedAt(b) - decidedAt(a))[0] ?? null;
}

function decidedAt({ decision }: SuggestedHypothesis): number {
  return Date.parse(decision?.at ?? "");
}

/** The form as a hypothesis would have it that a person stands behind. */
export function prefillFromHypothesis(
  form: VerdictForm,
  { service, operation, mechanism, rootSpanIds, anchors }: SuggestedHypothesis,
): VerdictForm {
  return {
    ...form,
    causeKind: "spans",
    spans: rootSpanIds.slice(0, PREFILLED_SPANS).map(spanAnchor),
    service: service ?? "",
    operation: operation ?? "",
    mechanism: mechanism.slice(0, MAX_MECHANISM),
    citations: anchors.filter((one) => parseAnchor(one) !== null).slice(0, PREFILLED_CITATIONS),
  };
}

const SAID = { accepted: "confirmed", edited: null, rejected: "wrong" } as const;

/** The form with what the author said of hypotheses already. */
export function withReviews(form: VerdictForm, analyses: SuggestedAnalyses | null): VerdictForm {
  const said = new Map<string, Judgement>();
  for (const { id, hypotheses } of analyses?.items ?? []) {
    for (const { decision, title, ...one } of hypotheses) {
      if (decision === null || decision.reviewer !== form.author) continue;
      const subject = { kind: "hypothesis", analysisId: id, hypothesisId: one.id, title } as const;
      const judgement = SAID[decision.decision];
      if (judgement !== null) said.set(subjectKey(subject), judgement);
    }
  }
  const rows = withSubjects(form, subjectsOf(null, analyses)).judgements;
  const judgements = rows.map((row) => ({
    ...row,
    judgement: row.judgement ?? said.get(subjectKey(row.subject)) ?? null,
  }));
  return { ...form, judgements };
}

/** The form as the first suspect would have it; as it was where nobody is named. */
export function prefill(form: VerdictForm, ranking: SuggestedSuspects): VerdictForm {
  const [first] = ranking.suspects;
  if (first === undefined || ranking.status === "abstained") return form;
  const anchors = first.evidence
    .filter(({ nats }) => nats > 0)
    .flatMap((one) => one.anchors)
    .filter((anchor) => parseAnchor(anchor) !== null);
  const sendsSpans = first.kind !== "peer" && first.spanIds.length > 0;
  return {
    ...form,
    causeKind: sendsSpans ? "spans" : "not-instrumented",
    spans: sendsSpans ? first.spanIds.slice(0, PREFILLED_SPANS).map(spanAnchor) : [],
    peer: sendsSpans ? "" : first.service,
    service: first.service,
    operation: first.operation,
    citations: [...new Set(anchors)].slice(0, PREFILLED_CITATIONS),
  };
}
