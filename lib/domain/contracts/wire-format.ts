import { z } from "zod";
import { ERROR_CODES } from "@/lib/domain/errors";

/** Unix nanoseconds as a decimal string: JSON numbers cannot hold them. */
export const UnixNanoText = z
  .string()
  .regex(/^-?[0-9]+$/)
  .describe("unix nanoseconds, decimal");
/** A length of time in nanoseconds as a decimal string. */
export const DurationNanoText = z
  .string()
  .regex(/^-?[0-9]+$/)
  .describe("nanoseconds, decimal");
export const IsoTime = z.iso.datetime({ offset: true });

/** How a derived thing went: said with it, always. */
export const DerivedStatus = z.enum(["ok", "degraded", "failed"]);

/** `{ items, nextCursor }` of an item schema. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

export const ErrorBody = z.object({
  error: z.object({
    code: z.enum(ERROR_CODES),
    message: z.string(),
    details: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

/** What an answer has that its schema does not, in words. */
export function mismatchText(error: z.ZodError): string {
  return z.prettifyError(error);
}

/** A comma-separated query parameter as a list of one enum's values. */
export function csvOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z
    .string()
    .transform((text) => text.split(",").filter((part) => part !== ""))
    .pipe(z.array(z.enum(values)));
}

export const PageQuery = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
