export const listServices = {
  method: "GET",
  path: "/api/services",
  endpoint: async () => (await import("./service-endpoints")).listServices,
} as const;

export const listServiceNames = {
  method: "GET",
  path: "/api/service-names",
  endpoint: async () => (await import("./service-endpoints")).listServiceNames,
} as const;

export const getService = {
  method: "GET",
  path: "/api/services/{serviceName}",
  endpoint: async () => (await import("./service-endpoints")).getService,
} as const;

export const setServiceOwner = {
  method: "PUT",
  path: "/api/services/{serviceName}/owner",
  endpoint: async () => (await import("./service-endpoints")).setServiceOwner,
} as const;
