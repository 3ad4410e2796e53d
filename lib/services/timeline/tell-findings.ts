import type { Analysis } from "@/lib/domain/analysis";
import type { HistoryStep } from "@/lib/domain/history";
import { BY_FAULTLINE } from "@/lib/domain/step-actor";
import { type IncidentHistory, stepOf } from "./incident-history";

/** What was found out: analyses, what people said of their hypotheses, and verdicts. */
export function tellFindings(history: IncidentHistory): HistoryStep[] {
  return [
    ...history.analyses.flatMap((analysis) => tellAnalysis(history, analysis)),
    ...tellReviews(history),
    ...tellVerdicts(history),
  ];
}

function tellAnalysis(history: IncidentHistory, analysis: Analysis): HistoryStep[] {
  const { id, analyst, model, requestedAt, requestedBy, finishedAt } = analysis;
  const target = { kind: "analysis", id } as const;
  const who = analyst === "built-in" ? "the built-in analyst" : (model ?? "a model");
  const asked = stepOf(history, {
    id: `asked/${id}`,
    at: requestedAt,
    kind: "analysis",
    by: requestedBy,
    text: `${who} is asked why`,
    target,
  });
  if (finishedAt === null) return [asked];
  const text = `${who} ${outcomeText(analysis)}`;
  const ended = { id: `answered/${id}`, at: finishedAt, by: BY_FAULTLINE, text, target };
  return [asked, stepOf(history, { ...ended, kind: "analysis" })];
}

function outcomeText({ status, result, failure }: Analysis): string {
  if (status === "failed") return `fails${failure === null ? "" : `: ${failure}`}`;
  const [published, rejected] = [result?.hypotheses.length ?? 0, result?.rejected.length ?? 0];
  const count = `${published} ${published === 1 ? "hypothesis" : "hypotheses"}`;
  if (published === 0) return `has no hypothesis that holds, ${rejected} rejected by their facts`;
  return `answers: ${count} whose facts hold, ${rejected} rejected by their facts`;
}

const DECISIONS = {
  accepted: "accepts the hypothesis",
  edited: "edits a hypothesis, to",
  rejected: "rejects the hypothesis",
} as const;

function tellReviews(history: IncidentHistory): HistoryStep[] {
  return history.reviews.map((review, index) => {
    const { reviewer, decision, reason, title, at, anchors } = review;
    return stepOf(history, {
      id: `review/${history.incident.id}/${at.toISOString()}/${index}`,
      at,
      kind: "analysis",
      by: reviewer,
      text: `${reviewer} ${DECISIONS[decision]} “${title}”${reason === "" ? "" : `: ${reason}`}`,
      anchors,
      target: { kind: "analysis", id: null },
    });
  });
}

/** That there is one, and never what it says: others may label blind. */
function tellVerdicts(history: IncidentHistory): HistoryStep[] {
  return history.verdicts.map(({ number, author, version, createdAt }) =>
    stepOf(history, {
      id: `verdict/${history.incident.id}/${number}`,
      at: createdAt,
      kind: "verdict",
      by: author,
      text: `${author} ${version === 1 ? "gives" : "amends"} the verdict, version ${version}`,
      target: { kind: "verdict", id: null },
    }),
  );
}
