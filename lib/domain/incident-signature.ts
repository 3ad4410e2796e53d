import { z } from "zod";

const List = z.array(z.string());

/** What an incident looks like, to tell it from others: each list the most frequent first. */
export const IncidentSignature = z.object({
  service: z.string().nullable(),
  route: z.string().nullable(),
  /** `payments OverflowError`, where failures began. */
  exceptions: List,
  /** `toScale (services/decimal.ts)`, of those failures, without lines: they move with each release. */
  frames: List,
  /** `payments: charge of <n> declined`, of warnings and errors. */
  logTemplates: List,
  /** `payments convert_amount`, where failures began. */
  operations: List,
  /** `payments 1.9.0`, of the services where failures began. */
  versions: List,
});
export type IncidentSignature = z.infer<typeof IncidentSignature>;
