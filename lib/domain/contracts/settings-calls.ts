export const getPrivacy = {
  method: "GET",
  path: "/api/settings/privacy",
  endpoint: async () => (await import("./settings")).getPrivacy,
} as const;

export const updatePrivacy = {
  method: "PUT",
  path: "/api/settings/privacy",
  endpoint: async () => (await import("./settings")).updatePrivacy,
} as const;

export const updateTrainingExport = {
  method: "PUT",
  path: "/api/settings/training-export",
  endpoint: async () => (await import("./settings")).updateTrainingExport,
} as const;

export const getModelSettings = {
  method: "GET",
  path: "/api/settings/model",
  endpoint: async () => (await import("./settings")).getModelSettings,
} as const;

export const updateModelSettings = {
  method: "PUT",
  path: "/api/settings/model",
  endpoint: async () => (await import("./settings")).updateModelSettings,
} as const;

export const testModel = {
  method: "POST",
  path: "/api/settings/model/test",
  endpoint: async () => (await import("./settings")).testModel,
} as const;
