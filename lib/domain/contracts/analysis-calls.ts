export const getTracepack = {
  method: "GET",
  path: "/api/incidents/{incidentId}/tracepack",
  endpoint: async () => (await import("./analysis-endpoints")).getTracepack,
} as const;

export const diffIncidentTracepacks = {
  method: "GET",
  path: "/api/incidents/{incidentId}/tracepack/diff",
  endpoint: async () => (await import("./analysis-endpoints")).diffIncidentTracepacks,
} as const;

export const listAnalyses = {
  method: "GET",
  path: "/api/incidents/{incidentId}/analyses",
  endpoint: async () => (await import("./analysis-endpoints")).listAnalyses,
} as const;

export const startAnalysis = {
  method: "POST",
  path: "/api/incidents/{incidentId}/analyses",
  endpoint: async () => (await import("./analysis-endpoints")).startAnalysis,
} as const;

export const getAnalysis = {
  method: "GET",
  path: "/api/analyses/{analysisId}",
  endpoint: async () => (await import("./analysis-endpoints")).getAnalysis,
} as const;

export const cancelAnalysis = {
  method: "POST",
  path: "/api/analyses/{analysisId}/cancel",
  endpoint: async () => (await import("./analysis-endpoints")).cancelAnalysis,
} as const;

export const reviewHypothesis = {
  method: "POST",
  path: "/api/analyses/{analysisId}/hypotheses/{hypothesisId}/reviews",
  endpoint: async () => (await import("./analysis-endpoints")).reviewHypothesis,
} as const;

export const listSimilarIncidents = {
  method: "GET",
  path: "/api/incidents/{incidentId}/similar",
  endpoint: async () => (await import("./similarity")).listSimilarIncidents,
} as const;
