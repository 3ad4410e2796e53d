export const listTraces = {
  method: "GET",
  path: "/api/traces",
  endpoint: async () => (await import("./endpoints")).listTraces,
} as const;

export const getTraceWaterfall = {
  method: "GET",
  path: "/api/traces/{traceId}/waterfall",
  endpoint: async () => (await import("./endpoints")).getTraceWaterfall,
} as const;

export const getTraceGraph = {
  method: "GET",
  path: "/api/traces/{traceId}/graph",
  endpoint: async () => (await import("./endpoints")).getTraceGraph,
} as const;

export const listTraceLogs = {
  method: "GET",
  path: "/api/traces/{traceId}/logs",
  endpoint: async () => (await import("./endpoints")).listTraceLogs,
} as const;

export const listTraceEvents = {
  method: "GET",
  path: "/api/traces/{traceId}/events",
  endpoint: async () => (await import("./endpoints")).listTraceEvents,
} as const;

export const listTraceKernelEvents = {
  method: "GET",
  path: "/api/traces/{traceId}/kernel-events",
  endpoint: async () => (await import("./endpoints")).listTraceKernelEvents,
} as const;

export const searchTrace = {
  method: "GET",
  path: "/api/traces/{traceId}/search",
  endpoint: async () => (await import("./endpoints")).searchTrace,
} as const;

export const getSpan = {
  method: "GET",
  path: "/api/traces/{traceId}/spans/{spanId}",
  endpoint: async () => (await import("./endpoints")).getSpan,
} as const;

export const compareTraces = {
  method: "GET",
  path: "/api/compare",
  endpoint: async () => (await import("./endpoints")).compareTraces,
} as const;
