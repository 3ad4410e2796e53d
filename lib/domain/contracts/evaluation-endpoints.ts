import { endpoint } from "./endpoint";
import {
  EvaluatedCaseDto,
  EvaluatedCaseParams,
  EvaluationComparisonDto,
  EvaluationComparisonQuery,
  EvaluationDto,
  EvaluationListDto,
  EvaluationParams,
  IncidentOutcomesDto,
  StartEvaluationBody,
  StartedEvaluationDto,
} from "./evaluation";

export const listEvaluations = endpoint({
  method: "GET",
  path: "/api/evaluations",
  summary: "Runs over the gold set with their numbers, the newest first",
  response: EvaluationListDto,
});

export const startEvaluation = endpoint({
  method: "POST",
  path: "/api/evaluations",
  summary: "Start a run over the gold set: ranking and analyst, case by case, in the background",
  body: StartEvaluationBody,
  response: StartedEvaluationDto,
  status: 202,
  errors: ["not_found", "conflict"],
});

export const getEvaluation = endpoint({
  method: "GET",
  path: "/api/evaluations/{evaluationId}",
  summary: "A run: its numbers in all and by group, and each case; so far, while it runs",
  params: EvaluationParams,
  response: EvaluationDto,
});

export const cancelEvaluation = endpoint({
  method: "POST",
  path: "/api/evaluations/{evaluationId}/cancel",
  summary: "Stop a run; the results that it has stay",
  params: EvaluationParams,
  response: EvaluationDto,
});

export const compareEvaluations = endpoint({
  method: "GET",
  path: "/api/evaluations/{evaluationId}/comparison",
  summary: "A run beside another, case by case, and which cases changed",
  params: EvaluationParams,
  query: EvaluationComparisonQuery,
  response: EvaluationComparisonDto,
});

export const getEvaluatedCase = endpoint({
  method: "GET",
  path: "/api/evaluations/{evaluationId}/cases/{caseId}",
  summary: "One case of a run: what was expected, and what was said",
  params: EvaluatedCaseParams,
  response: EvaluatedCaseDto,
});

export const getIncidentOutcomes = endpoint({
  method: "GET",
  path: "/api/outcomes",
  summary: "Over real incidents: time to diagnosis with and without an accepted hypothesis",
  response: IncidentOutcomesDto,
});

/** Those of evaluation runs, in the order of the document. */
export const EVALUATION_ENDPOINTS = [
  listEvaluations,
  startEvaluation,
  getEvaluation,
  cancelEvaluation,
  compareEvaluations,
  getEvaluatedCase,
  getIncidentOutcomes,
] as const;
