import { z } from "zod";
import { parseAnchor, spanAnchor } from "@/lib/domain/anchor";
import type { JudgedSubject } from "@/lib/domain/verdict";
import type { VerdictForm } from "./verdict-form";

/** What a verdict's form reads of `GET /api/incidents/{id}/suspects`. */
export const SuggestedSuspects = z.object({
  status: z.string(),
  suspects: z.array(
    z.object({
      rank: z.number().int(),
      kind: z.string(),
      service: z.string(),
      operation: z.string(),
      spanIds: z.array(z.string()),
      evidence: z.array(z.object({ nats: z.number(), anchors: z.array(z.string()) })),
    }),
  ),
});
export type SuggestedSuspects = z.output<typeof SuggestedSuspects>;

/** What it reads of the analyses of an incident. */
export const SuggestedAnalyses = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      hypotheses: z.array(z.object({ id: z.string(), title: z.string() })).default([]),
    }),
  ),
});
export type SuggestedAnalyses = z.output<typeof SuggestedAnalyses>;

const JUDGED_SUSPECTS = 3;
const PREFILLED_SPANS = 5;
const PREFILLED_CITATIONS = 6;

/** The first suspects and every hypothesis, to be judged. */
export function subjectsOf(
  suspects: SuggestedSuspects | null,
  analyses: SuggestedAnalyses | null,
): JudgedSubject[] {
  const first = (suspects?.suspects ?? []).slice(0, JUDGED_SUSPECTS);
  return [
    ...first.map(({ rank, kind, service, operation }): JudgedSubject => {
      return { kind: "suspect", rank, suspectKind: kind, service, operation };
    }),
    ...(analyses?.items ?? []).flatMap(({ id, hypotheses }) =>
      hypotheses.map((one): JudgedSubject => {
        return { kind: "hypothesis", analysisId: id, hypothesisId: one.id, title: one.title };
      }),
    ),
  ];
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
