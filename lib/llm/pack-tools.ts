import { tool } from "ai";
import { z } from "zod";
import type { Tracepack } from "@/lib/tracepack/tracepack-schema";

const MAX_ANSWER = 6_000;
const MAX_FOUND = 20;

/**
 * What a model may do besides answering: read more closely in the very pack it was given. Each is a
 * pure function of that pack with a short answer; none reaches anything else.
 */
export function packTools(pack: Tracepack) {
  return {
    read_span: tool({
      description: "One span of the pack with its operation and attributes written out",
      inputSchema: z.object({ id: z.string().max(64) }),
      execute: async ({ id }) => bounded(readSpan(pack, id)),
    }),
    search_logs: tool({
      description: "Log records of the pack whose text holds this",
      inputSchema: z.object({ text: z.string().min(1).max(200) }),
      execute: async ({ text }) =>
        bounded(pack.logs.filter((log) => log.text.includes(text)).slice(0, MAX_FOUND)),
    }),
    compare_operation: tool({
      description: "How an operation fares in the window and in healthy traces",
      inputSchema: z.object({ service: z.string().max(300), operation: z.string().max(300) }),
      execute: async ({ service, operation }) =>
        bounded(pack.operations.filter((one) => one.service === service && one.name === operation)),
    }),
  };
}

function readSpan(pack: Tracepack, id: string): unknown {
  const span = pack.spans.find((one) => one.id === id);
  if (span === undefined) return { error: "there is no such span in the pack" };
  const attributesOf = (numbers: readonly number[]) =>
    Object.fromEntries(numbers.flatMap((i) => (pack.attributes[i] ? [pack.attributes[i]] : [])));
  return {
    ...span,
    operation: pack.operations[span.operation],
    resource: attributesOf(pack.resources[span.resource]?.attributes ?? []),
    attributes: attributesOf(span.attributes),
    events: span.events.map((event) => ({ ...event, attributes: attributesOf(event.attributes) })),
  };
}

function bounded(found: unknown): string {
  const text = JSON.stringify(found);
  return text.length <= MAX_ANSWER ? text : `${text.slice(0, MAX_ANSWER)}… (cut)`;
}
