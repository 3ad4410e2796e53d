import { z } from "zod";

export const HealthDto = z.object({
  status: z.enum(["ok", "starting", "unavailable"]),
  database: z.enum(["embedded", "external"]),
  version: z.string(),
});
