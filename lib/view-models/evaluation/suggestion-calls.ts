export const suspectsToJudge = {
  method: "GET",
  path: "/api/incidents/{incidentId}/suspects",
  endpoint: async () => (await import("./suggestion-endpoints")).suspectsToJudge,
} as const;

export const analysesToJudge = {
  method: "GET",
  path: "/api/incidents/{incidentId}/analyses",
  endpoint: async () => (await import("./suggestion-endpoints")).analysesToJudge,
} as const;
