import { z } from "zod";

/** What became of the lines of a capture. What was accepted or a duplicate is committed. */
export const KernelIntakeResult = z.object({
  accepted: z.number().int().describe("events that are new"),
  duplicates: z.number().int().describe("events that were there already"),
  rejected: z.number().int().describe("lines that could not be read"),
  rejectedLines: z
    .array(z.object({ line: z.number().int(), reason: z.string() }))
    .describe("the first hundred of them, lines counted from 1"),
  lostEvents: z.number().int().describe("events the capture itself says it lost"),
});
export type KernelIntakeResult = z.infer<typeof KernelIntakeResult>;

export const KernelIntakeQuery = z.object({
  host: z.string().max(300).optional().describe("host of events whose lines name none"),
});
export type KernelIntakeQuery = z.infer<typeof KernelIntakeQuery>;
