import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { z } from "zod";
import { readKernelCapture } from "@/lib/analysis/kernel/read-kernel-capture";
import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { CHANGE_KINDS, type Change } from "@/lib/domain/change";
import { FaultlineError } from "@/lib/domain/errors";
import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import type { StoredLogRecord } from "@/lib/domain/log-record";
import type { Metric } from "@/lib/domain/metric";
import type { Span } from "@/lib/domain/span";
import { CaseLabel } from "@/lib/evaluation/case-label";
import { decodeLogs } from "@/lib/otlp/decode-logs";
import { decodeMetrics } from "@/lib/otlp/decode-metrics";
import { decodeTraces } from "@/lib/otlp/decode-traces";

const inflate = promisify(gunzip);

const LABEL = "label.json";

const CaseChanges = z.array(
  z.object({
    id: z.string(),
    kind: z.enum(CHANGE_KINDS),
    service: z.string().nullish(),
    version: z.string().nullish(),
    at_unix_nano: z.string().regex(/^\d+$/),
    title: z.string().default(""),
  }),
);

/** One recorded incident: its evidence, and apart from it what was wrong. */
export interface IncidentCase {
  /** The folder's path below the one that was asked for. */
  readonly id: string;
  readonly label: CaseLabel;
  readonly evidence: EvidenceSet;
  /** Records, spans and points that could not be read, by file. */
  readonly problems: readonly string[];
}

/** Folders at or below `root` that hold a label, sorted by path. @throws `not_found` */
export async function listCaseFolders(root: string): Promise<string[]> {
  const found: string[] = [];
  const pending = [root];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
      throw new FaultlineError("not_found", `there is no folder ${root}`);
    });
    if (entries.some(({ name }) => name === LABEL || name === `${LABEL}.gz`)) found.push(folder);
    for (const entry of entries) {
      if (entry.isDirectory()) pending.push(path.join(folder, entry.name));
    }
  }
  return found.sort();
}

/** Reads one case folder; each of its files may be plain or gzipped. @throws `invalid_request` naming the file */
export async function readCaseFolder(root: string, folder: string): Promise<IncidentCase> {
  const problems: string[] = [];
  const file = (name: string) => readPart(path.join(folder, name));
  const label = await readJson(folder, LABEL, CaseLabel);
  if (label === null) throw new FaultlineError("not_found", `${folder} has no ${LABEL}`);
  const evidence: EvidenceSet = {
    window: toTraces(await file("traces.otlp.json"), "traces.otlp.json", problems),
    healthy: toTraces(await file("baseline.otlp.json"), "baseline.otlp.json", problems),
    windowLogs: toLogs(await file("logs.otlp.json"), "logs.otlp.json", problems),
    healthyLogs: toLogs(await file("baseline.logs.otlp.json"), "baseline.logs.otlp.json", problems),
    metrics: toMetrics(await file("metrics.otlp.json"), problems),
    kernelEvents: toKernelEvents(await file("kernel-events.ndjson"), problems),
    changes: toChanges((await readJson(folder, "changes.json", CaseChanges)) ?? []),
  };
  const id = path.relative(root, folder) || path.basename(folder);
  return { id, label, evidence, problems };
}

async function readPart(file: string): Promise<Buffer | null> {
  if (await exists(file)) return readFile(file);
  if (await exists(`${file}.gz`)) return inflate(await readFile(`${file}.gz`));
  return null;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function readJson<T>(folder: string, name: string, schema: z.ZodType<T>): Promise<T | null> {
  const bytes = await readPart(path.join(folder, name));
  if (bytes === null) return null;
  const where = path.join(folder, name);
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    throw new FaultlineError("invalid_request", `${where} is no JSON: ${String(error)}`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new FaultlineError("invalid_request", `${where}: ${z.prettifyError(parsed.error)}`);
}

function toTraces(bytes: Buffer | null, name: string, problems: string[]): AssembledTrace[] {
  if (bytes === null) return [];
  const { items, ...report } = decodeTraces(bytes, "json");
  note(report, name, problems);
  const byTrace = new Map<string, Span[]>();
  for (const span of items) {
    const spans = byTrace.get(span.traceId);
    if (spans === undefined) byTrace.set(span.traceId, [span]);
    else spans.push(span);
  }
  return [...byTrace.values()].map((spans) => assembleTrace(spans));
}

function toLogs(bytes: Buffer | null, name: string, problems: string[]): StoredLogRecord[] {
  if (bytes === null) return [];
  const { items, ...report } = decodeLogs(bytes, "json");
  note(report, name, problems);
  return items.map((record, i) => ({ ...record, id: `${name.split(".")[0]}-${i}` }));
}

function toMetrics(bytes: Buffer | null, problems: string[]): readonly Metric[] {
  if (bytes === null) return [];
  const { items, ...report } = decodeMetrics(bytes, "json");
  note(report, "metrics.otlp.json", problems);
  return items;
}

function toKernelEvents(bytes: Buffer | null, problems: string[]): readonly StoredKernelEvent[] {
  if (bytes === null) return [];
  const { events, rejectedCount, rejected } = readKernelCapture(bytes.toString("utf8"));
  const [first] = rejected;
  if (first !== undefined) {
    const where = `the first is line ${first.line}: ${first.reason}`;
    problems.push(`kernel-events.ndjson: ${rejectedCount} lines could not be read, ${where}`);
  }
  return events.map((event, i) => ({ ...event, id: `kernel-${i}` }));
}

function toChanges(changes: z.infer<typeof CaseChanges>): Change[] {
  return changes.map(({ at_unix_nano, service, version, ...change }) => ({
    ...change,
    service: service ?? null,
    version: version ?? null,
    atUnixNano: BigInt(at_unix_nano),
  }));
}

function note(
  { reasons }: { readonly reasons: readonly string[] },
  name: string,
  problems: string[],
): void {
  problems.push(...reasons.map((reason) => `${name}: ${reason}`));
}
