import { z } from "zod";
import { CHANGE_KINDS } from "@/lib/domain/change";

/** `changes.json` of a case folder: the body of `POST /api/changes` too. */
export const CaseChanges = z.array(
  z.object({
    id: z.string(),
    kind: z.enum(CHANGE_KINDS),
    service: z.string().nullish(),
    version: z.string().nullish(),
    at_unix_nano: z.string().regex(/^\d+$/),
    title: z.string().default(""),
  }),
);
