import { z } from "zod";
import { Fact } from "./claim";

/** Names one value of the incident's records, as in `incident.openedAt` or `change:<id>.text`. */
const RecordName = z.string().min(1);

/**
 * One fact of a sentence that code wrote, with the value as it was written and where it was read:
 * what is needed to derive it again. What telemetry shows is a claim, like those of a hypothesis.
 */
export const SentenceFact = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("moment"), of: RecordName, at: z.iso.datetime({ offset: true }) }),
  /** From one moment to another. */
  z.object({
    kind: z.literal("length"),
    from: RecordName,
    to: RecordName,
    seconds: z.number().int().min(0),
  }),
  z.object({ kind: z.literal("figure"), of: RecordName, value: z.number(), unit: z.string() }),
  z.object({ kind: z.literal("words"), of: RecordName, text: z.string() }),
  z.object({ kind: z.literal("claim"), claim: Fact }),
]);
export type SentenceFact = z.output<typeof SentenceFact>;
