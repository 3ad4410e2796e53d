export const listVerdicts = {
  method: "GET",
  path: "/api/incidents/{incidentId}/verdicts",
  endpoint: async () => (await import("./review-endpoints")).listVerdicts,
} as const;

export const recordVerdict = {
  method: "POST",
  path: "/api/incidents/{incidentId}/verdicts",
  endpoint: async () => (await import("./review-endpoints")).recordVerdict,
} as const;

export const getPostmortem = {
  method: "GET",
  path: "/api/incidents/{incidentId}/postmortem",
  endpoint: async () => (await import("./review-endpoints")).getPostmortem,
} as const;

export const savePostmortem = {
  method: "POST",
  path: "/api/incidents/{incidentId}/postmortem",
  endpoint: async () => (await import("./review-endpoints")).savePostmortem,
} as const;

export const changePostmortemStatus = {
  method: "POST",
  path: "/api/incidents/{incidentId}/postmortem/status",
  endpoint: async () => (await import("./review-endpoints")).changePostmortemStatus,
} as const;

export const listPostmortemVersions = {
  method: "GET",
  path: "/api/incidents/{incidentId}/postmortem/versions",
  endpoint: async () => (await import("./review-endpoints")).listPostmortemVersions,
} as const;

export const freezeCase = {
  method: "POST",
  path: "/api/incidents/{incidentId}/gold-case",
  endpoint: async () => (await import("./review-endpoints")).freezeCase,
} as const;

export const listFaultFamilies = {
  method: "GET",
  path: "/api/fault-families",
  endpoint: async () => (await import("./review-endpoints")).listFaultFamilies,
} as const;

export const listReview = {
  method: "GET",
  path: "/api/review",
  endpoint: async () => (await import("./review-endpoints")).listReview,
} as const;

export const claimReview = {
  method: "POST",
  path: "/api/review/{incidentId}/claim",
  endpoint: async () => (await import("./review-endpoints")).claimReview,
} as const;

export const releaseReview = {
  method: "POST",
  path: "/api/review/{incidentId}/release",
  endpoint: async () => (await import("./review-endpoints")).releaseReview,
} as const;

export const skipReview = {
  method: "POST",
  path: "/api/review/{incidentId}/skip",
  endpoint: async () => (await import("./review-endpoints")).skipReview,
} as const;

export const listGoldSet = {
  method: "GET",
  path: "/api/gold-set",
  endpoint: async () => (await import("./review-endpoints")).listGoldSet,
} as const;

export const retireCase = {
  method: "POST",
  path: "/api/gold-set/{caseId}/retire",
  endpoint: async () => (await import("./review-endpoints")).retireCase,
} as const;
