import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { z } from "zod";
import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import { FaultlineError } from "@/lib/domain/errors";
import { CaseLabel } from "@/lib/evaluation/case-label";
import { CaseChanges } from "./case-changes";
import { parseCaseFiles } from "./parse-case-files";

const inflate = promisify(gunzip);

const LABEL = "label.json";

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
  const file = (name: string) => readPart(path.join(folder, name));
  const label = await readJson(folder, LABEL, CaseLabel);
  if (label === null) throw new FaultlineError("not_found", `${folder} has no ${LABEL}`);
  const parsed = parseCaseFiles({
    traces: await file("traces.otlp.json"),
    baseline: await file("baseline.otlp.json"),
    logs: await file("logs.otlp.json"),
    baselineLogs: await file("baseline.logs.otlp.json"),
    metrics: await file("metrics.otlp.json"),
    kernelEvents: await file("kernel-events.ndjson"),
    changes: await readJson(folder, "changes.json", CaseChanges),
  });
  return { id: path.relative(root, folder) || path.basename(folder), label, ...parsed };
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
