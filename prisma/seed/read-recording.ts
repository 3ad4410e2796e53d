import { access, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { z } from "zod";
import { LogsRequest, MetricsRequest, TracesRequest } from "./otlp-request";

const inflate = promisify(gunzip);

const Changes = z.array(z.looseObject({ id: z.string(), at_unix_nano: z.string() }));
const Webhook = z.looseObject({
  alerts: z.array(z.looseObject({ startsAt: z.string(), endsAt: z.string().optional() })),
});
export type Webhook = z.infer<typeof Webhook>;

/** A recorded incident, as it was received. Its label is for scoring alone and is not read here. */
export interface Recording {
  readonly name: string;
  readonly failingTraces: TracesRequest;
  readonly baselineTraces: TracesRequest;
  readonly failingLogs: LogsRequest;
  readonly baselineLogs: LogsRequest;
  readonly metrics: MetricsRequest;
  /** Lines in our own format; empty when the kernel was not watched. */
  readonly kernelLines: readonly string[];
  readonly changes: z.infer<typeof Changes>;
  readonly alert: Webhook;
  /** What Alertmanager sent after it, until all was resolved. */
  readonly laterAlerts: readonly Webhook[];
}

/** Names of the recordings below a folder, sorted. */
export async function listRecordings(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

export async function readRecording(folder: string, name: string): Promise<Recording> {
  const file = (part: string) => path.join(folder, name, part);
  const plain = async (part: string): Promise<unknown> =>
    JSON.parse(await readFile(file(part), "utf8"));
  const zipped = async (part: string): Promise<unknown> =>
    JSON.parse((await inflate(await readFile(file(`${part}.gz`)))).toString("utf8"));
  return {
    name,
    failingTraces: TracesRequest.parse(await zipped("traces.otlp.json")),
    baselineTraces: TracesRequest.parse(await zipped("baseline.otlp.json")),
    failingLogs: LogsRequest.parse(await zipped("logs.otlp.json")),
    baselineLogs: LogsRequest.parse(await zipped("baseline.logs.otlp.json")),
    metrics: MetricsRequest.parse(await zipped("metrics.otlp.json")),
    kernelLines: await readKernelLines(file("kernel-events.ndjson.gz")),
    changes: Changes.parse(await plain("changes.json")),
    alert: Webhook.parse(await plain("alert.json")),
    laterAlerts: z.array(Webhook).parse(await plain("alert-later.json")),
  };
}

async function readKernelLines(file: string): Promise<readonly string[]> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (!isThere) return [];
  const text = (await inflate(await readFile(file))).toString("utf8");
  return text.split("\n").filter((line) => line !== "");
}

/** When the last span of the failing window ended, in unix nanoseconds. */
export function endOfRecording(recording: Recording): bigint {
  let latest = 0n;
  for (const resource of recording.failingTraces.resourceSpans) {
    for (const scope of resource.scopeSpans) {
      for (const span of scope.spans) {
        const end = BigInt(span.endTimeUnixNano);
        if (end > latest) latest = end;
      }
    }
  }
  return latest;
}
