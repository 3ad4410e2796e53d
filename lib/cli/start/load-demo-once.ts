import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { defineDemoSlos } from "@/prisma/seed/demo-slos";
import { handleDemoIncidents } from "@/prisma/seed/handle-incidents";
import { loadDemo, RECORDINGS } from "@/prisma/seed/load-demo";
import { showStep } from "../bootstrap/show-step.mjs";
import { importGold } from "../gold/import-gold";
import { startDemoEvaluation } from "./start-demo-evaluation";

const Mark = z.object({ nowUnixMs: z.int(), isLoaded: z.boolean() });
type Mark = z.infer<typeof Mark>;
const IncidentCount = z.object({ items: z.array(z.unknown()) });

export interface LoadDemoOnceOptions {
  readonly baseUrl: string;
  readonly dataDirectory: string;
  /** Tells databases apart that share a data folder; part of a file name. */
  readonly database: string;
  readonly nowUnixMs: number;
}

/**
 * Loads the demo into a database that has none yet and no incident of its own. The moment that its
 * times are moved to is stored first: a load that was cut off is repeated with the same moment, and
 * so writes the same rows.
 */
export async function loadDemoOnce(options: LoadDemoOnceOptions): Promise<void> {
  const file = path.join(options.dataDirectory, `demo-${options.database}.json`);
  const mark = readMark(file);
  if (mark?.isLoaded) return;
  if (mark === null && (await hasIncidents(options.baseUrl))) return;
  const nowUnixMs = mark?.nowUnixMs ?? options.nowUnixMs;
  writeMark(file, { nowUnixMs, isLoaded: false });
  await showStep("loading the demo", () =>
    loadDemo({
      baseUrl: options.baseUrl,
      nowUnixMs,
      onProgress: (message) => console.log(`  … ${message}`),
    }),
  );
  await handleDemoIncidents(options.baseUrl);
  await showStep("defining the demo's SLOs", () => defineDemoSlos(options.baseUrl));
  await showStep("loading the demo's gold set", () =>
    importGold(RECORDINGS, options.baseUrl, ["demo"]),
  );
  await startDemoEvaluation(options.baseUrl);
  writeMark(file, { nowUnixMs, isLoaded: true });
}

async function hasIncidents(baseUrl: string): Promise<boolean> {
  const response = await fetch(`${baseUrl}/api/incidents`);
  if (!response.ok) throw new Error(`GET /api/incidents answered ${response.status}`);
  return IncidentCount.parse(await response.json()).items.length > 0;
}

function readMark(file: string): Mark | null {
  return existsSync(file) ? Mark.parse(JSON.parse(readFileSync(file, "utf8"))) : null;
}

function writeMark(file: string, mark: Mark): void {
  writeFileSync(`${file}.draft`, JSON.stringify(mark));
  renameSync(`${file}.draft`, file);
}
