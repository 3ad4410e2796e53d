export const getIncidentTimeline = {
  method: "GET",
  path: "/api/incidents/{incidentId}/timeline",
  endpoint: async () => (await import("./lifecycle-endpoints")).getIncidentTimeline,
} as const;

export const listIncidentNotes = {
  method: "GET",
  path: "/api/incidents/{incidentId}/notes",
  endpoint: async () => (await import("./lifecycle-endpoints")).listIncidentNotes,
} as const;

export const addIncidentNote = {
  method: "POST",
  path: "/api/incidents/{incidentId}/notes",
  endpoint: async () => (await import("./lifecycle-endpoints")).addIncidentNote,
} as const;

export const amendIncidentNote = {
  method: "POST",
  path: "/api/incidents/{incidentId}/notes/{note}/versions",
  endpoint: async () => (await import("./lifecycle-endpoints")).amendIncidentNote,
} as const;

export const mergeIncident = {
  method: "POST",
  path: "/api/incidents/{incidentId}/merge",
  endpoint: async () => (await import("./lifecycle-endpoints")).mergeIncident,
} as const;

export const unmergeIncident = {
  method: "POST",
  path: "/api/incidents/{incidentId}/unmerge",
  endpoint: async () => (await import("./lifecycle-endpoints")).unmergeIncident,
} as const;

export const splitIncident = {
  method: "POST",
  path: "/api/incidents/{incidentId}/split",
  endpoint: async () => (await import("./lifecycle-endpoints")).splitIncident,
} as const;

export const listPeople = {
  method: "GET",
  path: "/api/people",
  endpoint: async () => (await import("./lifecycle-endpoints")).listPeople,
} as const;
