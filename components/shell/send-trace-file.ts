import { z } from "zod";
import { formatCount, formatCountOf } from "@/lib/view-models/format/format-count";
import {
  countSpans,
  type OtlpTraces,
  splitTraces,
  traceIdsOf,
} from "@/lib/view-models/import/otlp-traces";
import { readTraceFile } from "@/lib/view-models/import/read-trace-file";

/** A request of about 4 MB. */
const MAX_SPANS = 2_000;

/** What an import came to, and the page that shows it; null when nothing came. */
export interface Imported {
  readonly text: string;
  readonly path: string | null;
}

const Answer = z.object({
  partialSuccess: z
    .object({ rejectedSpans: z.coerce.number().default(0), errorMessage: z.string().default("") })
    .optional(),
});

/** Sends the traces in a file to the receiver, as any exporter would. */
export async function sendTraceFile(file: Pick<File, "name" | "text">): Promise<Imported> {
  const read = readTraceFile(await file.text());
  if (read.kind === "unreadable") {
    return { text: `${file.name} was not imported. ${read.reason}`, path: null };
  }
  const sent = { spans: 0, rejected: 0, reason: "" };
  for (const part of splitTraces(read.traces, MAX_SPANS)) {
    const failure = await sendPart(part, sent);
    if (failure !== null) {
      const text = `${file.name}: ${failure}, after ${formatCountOf(sent.spans, "span")}`;
      return { text, path: null };
    }
  }
  const ids = traceIdsOf(read.traces);
  return { text: tell(file.name, read.format, ids.length, sent), path: pathOf(ids) };
}

async function sendPart(
  part: OtlpTraces,
  sent: { spans: number; rejected: number; reason: string },
): Promise<string | null> {
  try {
    const response = await fetch("/v1/traces", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(part),
    });
    if (!response.ok) return `the receiver answered HTTP ${response.status}`;
    const { partialSuccess } = Answer.parse(await response.json());
    sent.spans += countSpans(part);
    sent.rejected += partialSuccess?.rejectedSpans ?? 0;
    sent.reason ||= partialSuccess?.errorMessage ?? "";
    return null;
  } catch (error) {
    return `Faultline did not answer (${error instanceof Error ? error.message : String(error)})`;
  }
}

function tell(
  name: string,
  format: string,
  traces: number,
  { spans, rejected, reason }: { spans: number; rejected: number; reason: string },
): string {
  const came = `${formatCountOf(spans - rejected, "span")} of ${formatCountOf(traces, "trace")}`;
  const refused = rejected === 0 ? "" : `; ${formatCount(rejected)} refused: ${reason}`;
  return `Imported ${came} from ${name} (${format})${refused}`;
}

function pathOf([first, ...others]: readonly string[]): string | null {
  if (first === undefined) return null;
  return others.length === 0 ? `/traces/${first}` : "/traces";
}
