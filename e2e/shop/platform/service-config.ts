import { z } from "zod";

export const SERVICE_NAMES = [
  "gateway",
  "checkout",
  "cart",
  "payments",
  "billing",
  "bank-adapter",
  "bank",
  "inventory",
  "orders",
  "order-worker",
] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/**
 * Code that a bad release carries. Each names a branch in a service that is really taken;
 * the names themselves never reach the telemetry.
 */
export const DEFECTS = [
  "unvalidated-cart-id",
  "retry-without-jitter",
  "connect-budget-50-ms",
  "number-before-settling",
] as const;
export type Defect = (typeof DEFECTS)[number];

/** What the fleet hands to a service's process when it starts it. */
export const ServiceConfig = z.object({
  service: z.enum(SERVICE_NAMES),
  version: z.string(),
  defects: z.array(z.enum(DEFECTS)),
  region: z.string(),
  port: z.number().int(),
  /** Where Prometheus scrapes this process. */
  metricsPort: z.number().int(),
  controlUrl: z.string(),
  /** Base address of the OTLP/HTTP receiver. */
  otlpUrl: z.string(),
  databaseUrl: z.string(),
});
export type ServiceConfig = z.infer<typeof ServiceConfig>;

/** What the control plane answers: where each service listens, and its settings (flags among them). */
export const ControlState = z.object({
  endpoints: z.record(z.string(), z.number()),
  settings: z.record(z.string(), z.string()),
});
export type ControlState = z.infer<typeof ControlState>;
