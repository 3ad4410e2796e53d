export const listIncidents = {
  method: "GET",
  path: "/api/incidents",
  endpoint: async () => (await import("./endpoints")).listIncidents,
} as const;

export const openIncident = {
  method: "POST",
  path: "/api/incidents",
  endpoint: async () => (await import("./endpoints")).openIncident,
} as const;

export const getIncident = {
  method: "GET",
  path: "/api/incidents/{incidentId}",
  endpoint: async () => (await import("./endpoints")).getIncident,
} as const;

export const updateIncident = {
  method: "PATCH",
  path: "/api/incidents/{incidentId}",
  endpoint: async () => (await import("./endpoints")).updateIncident,
} as const;

export const getIncidentSuspects = {
  method: "GET",
  path: "/api/incidents/{incidentId}/suspects",
  endpoint: async () => (await import("./endpoints")).getIncidentSuspects,
} as const;

export const listIncidentTraces = {
  method: "GET",
  path: "/api/incidents/{incidentId}/traces",
  endpoint: async () => (await import("./endpoints")).listIncidentTraces,
} as const;

export const listIncidentKernelEvents = {
  method: "GET",
  path: "/api/incidents/{incidentId}/kernel-events",
  endpoint: async () => (await import("./endpoints")).listIncidentKernelEvents,
} as const;

export const getIncidentSli = {
  method: "GET",
  path: "/api/incidents/{incidentId}/sli",
  endpoint: async () => (await import("./endpoints")).getIncidentSli,
} as const;

export const listIncidentChanges = {
  method: "GET",
  path: "/api/incidents/{incidentId}/changes",
  endpoint: async () => (await import("./endpoints")).listIncidentChanges,
} as const;
