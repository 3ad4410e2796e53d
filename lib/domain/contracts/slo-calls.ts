export const listSlos = {
  method: "GET",
  path: "/api/slos",
  endpoint: async () => (await import("./slo-endpoints")).listSlos,
} as const;

export const createSlo = {
  method: "POST",
  path: "/api/slos",
  endpoint: async () => (await import("./slo-endpoints")).createSlo,
} as const;

export const getSlo = {
  method: "GET",
  path: "/api/slos/{sloName}",
  endpoint: async () => (await import("./slo-endpoints")).getSlo,
} as const;

export const updateSlo = {
  method: "PUT",
  path: "/api/slos/{sloName}",
  endpoint: async () => (await import("./slo-endpoints")).updateSlo,
} as const;

export const deleteSlo = {
  method: "DELETE",
  path: "/api/slos/{sloName}",
  endpoint: async () => (await import("./slo-endpoints")).deleteSlo,
} as const;

export const listSloSeries = {
  method: "GET",
  path: "/api/slos/{sloName}/series",
  endpoint: async () => (await import("./slo-endpoints")).listSloSeries,
} as const;

export const importOpenSlo = {
  method: "POST",
  path: "/api/slos/openslo",
  endpoint: async () => (await import("./slo-endpoints")).importOpenSlo,
} as const;
