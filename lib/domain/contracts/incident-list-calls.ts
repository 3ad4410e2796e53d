export const updateIncidents = {
  method: "PATCH",
  path: "/api/incidents",
  endpoint: async () => (await import("./incident-list-endpoints")).updateIncidents,
} as const;

export const countIncidents = {
  method: "GET",
  path: "/api/incident-facets",
  endpoint: async () => (await import("./incident-list-endpoints")).countIncidents,
} as const;

export const listIncidentViews = {
  method: "GET",
  path: "/api/incident-views",
  endpoint: async () => (await import("./incident-list-endpoints")).listIncidentViews,
} as const;

export const createIncidentView = {
  method: "POST",
  path: "/api/incident-views",
  endpoint: async () => (await import("./incident-list-endpoints")).createIncidentView,
} as const;

export const updateIncidentView = {
  method: "PATCH",
  path: "/api/incident-views/{viewId}",
  endpoint: async () => (await import("./incident-list-endpoints")).updateIncidentView,
} as const;

export const deleteIncidentView = {
  method: "DELETE",
  path: "/api/incident-views/{viewId}",
  endpoint: async () => (await import("./incident-list-endpoints")).deleteIncidentView,
} as const;
