import { z } from "zod";

/** A family known or new: recordings of others write `arithmetic_overflow`, which is the same one. */
export const FaultFamilyId = z
  .string()
  .trim()
  .toLowerCase()
  .transform((text) => text.replace(/[\s_]+/g, "-"))
  .pipe(
    z
      .string()
      .max(60)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "a fault family is words of letters and digits"),
  );
