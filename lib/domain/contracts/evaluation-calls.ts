export const listEvaluations = {
  method: "GET",
  path: "/api/evaluations",
  endpoint: async () => (await import("./evaluation-endpoints")).listEvaluations,
} as const;

export const startEvaluation = {
  method: "POST",
  path: "/api/evaluations",
  endpoint: async () => (await import("./evaluation-endpoints")).startEvaluation,
} as const;

export const getEvaluation = {
  method: "GET",
  path: "/api/evaluations/{evaluationId}",
  endpoint: async () => (await import("./evaluation-endpoints")).getEvaluation,
} as const;

export const cancelEvaluation = {
  method: "POST",
  path: "/api/evaluations/{evaluationId}/cancel",
  endpoint: async () => (await import("./evaluation-endpoints")).cancelEvaluation,
} as const;

export const compareEvaluations = {
  method: "GET",
  path: "/api/evaluations/{evaluationId}/comparison",
  endpoint: async () => (await import("./evaluation-endpoints")).compareEvaluations,
} as const;

export const getEvaluatedCase = {
  method: "GET",
  path: "/api/evaluations/{evaluationId}/cases/{caseId}",
  endpoint: async () => (await import("./evaluation-endpoints")).getEvaluatedCase,
} as const;

export const getIncidentOutcomes = {
  method: "GET",
  path: "/api/outcomes",
  endpoint: async () => (await import("./evaluation-endpoints")).getIncidentOutcomes,
} as const;
