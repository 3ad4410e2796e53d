import type { CaseAnswer, PlacedSpan, StoredResult } from "@/lib/domain/evaluation";
import { scoreSpans } from "@/lib/evaluation/score-spans";

export interface DrawnAnswer {
  readonly rank?: number | null;
  readonly operationRank?: number | null;
  /** Probability of the first named. */
  readonly probability?: number;
  readonly status?: CaseAnswer["status"];
  readonly said?: readonly string[];
  readonly blamed?: string;
}

export interface DrawnResult extends DrawnAnswer {
  readonly id: string;
  readonly attempt?: number;
  readonly isHealthy?: boolean;
  readonly service?: string;
  readonly faultFamily?: string;
  readonly operations?: readonly string[];
  readonly rootSpans?: readonly string[];
  readonly distractors?: readonly string[];
  readonly analyst?: DrawnAnswer;
  readonly claims?: Partial<StoredResult["result"]["analyst"]["claims"]>;
  readonly rankingMs?: number;
}

/** A case as a run would have stored it; what is not told is the plainest. */
export function storedResultOf(drawn: DrawnResult): StoredResult {
  const { id, isHealthy = false, service = "payments", analyst = {} } = drawn;
  const claims = { supported: 0, contradicted: 0, notFound: 0, cannotCheck: 0, ...drawn.claims };
  return {
    result: {
      caseId: id,
      version: 1,
      attempt: drawn.attempt ?? 1,
      expected: {
        isHealthy,
        service: isHealthy ? null : service,
        names: isHealthy ? [] : [service],
        operations: [...(drawn.operations ?? [])],
        faultFamily: drawn.faultFamily ?? "timeout",
        difficulty: "easy",
        mechanism: "",
        spans: spansOf(drawn.rootSpans),
        distractors: (drawn.distractors ?? []).map((one) => ({ service: one, whyNot: "it waits" })),
      },
      ranker: answerOf(drawn, drawn),
      analyst: { ...answerOf(analyst, drawn), claims, hypotheses: [] },
      simple: {},
      problems: [],
    },
    effort: { rankingMs: drawn.rankingMs ?? 0, analysisMs: 0, tokens: 0, costUsd: null },
  };
}

function answerOf(answer: DrawnAnswer, { rootSpans, isHealthy = false }: DrawnResult): CaseAnswer {
  const { rank = null, status = "named", probability = 0.5 } = answer;
  return {
    status,
    reason: null,
    named: [],
    rank,
    operationRank: answer.operationRank ?? null,
    said: spansOf(answer.said),
    spans: scoreSpans([spansOf(answer.said)], spansOf(rootSpans)),
    blamed: answer.blamed ?? null,
    stated: status === "named" ? { probability, isTrue: !isHealthy && rank === 1 } : null,
  };
}

/** `t/s` is span s of trace t. */
export function spansOf(names: readonly string[] = []): PlacedSpan[] {
  return names.map((name) => {
    const [traceId = "", spanId = ""] = name.split("/");
    return { traceId, spanId, service: "payments", operation: "Charge" };
  });
}
