import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { GoldCaseDto, ImportResult } from "@/lib/domain/contracts/gold";
import { GoldEvidence, GoldLabel } from "@/lib/domain/gold-case";
import { listCaseFolders } from "@/lib/services/evaluation/read-case-folder";

const inflate = promisify(gunzip);
const EVIDENCE_FILES = GoldEvidence.keyType.options;

/** What `gold export` writes beside the label; folders of others have none. */
const CaseFile = GoldCaseDto.pick({ id: true, incident: true, split: true, tags: true }).partial();

/** Takes every case folder at or below `root` into the gold set. @returns what was done, in words */
export async function importGold(
  root: string,
  endpoint: string,
  tags: readonly string[] = [],
): Promise<string> {
  const total = { imported: 0, unchanged: 0 };
  for (const folder of await listCaseFolders(root)) {
    const { imported, unchanged } = await postCase({ tags, ...(await readCase(folder)) }, endpoint);
    total.imported += imported;
    total.unchanged += unchanged;
  }
  return `${total.imported} cases imported, ${total.unchanged} were there already`;
}

/** A case of a folder; its name is that of the folder unless `case.json` tells another. */
async function readCase(folder: string) {
  const files = new Set(await readdir(folder));
  const read = (name: string) => readText(folder, files, name);
  const label = GoldLabel.parse(JSON.parse((await read("label.json")) ?? ""));
  const known = CaseFile.parse(JSON.parse((await read("case.json")) ?? "{}"));
  const evidence: Record<string, string> = {};
  for (const name of EVIDENCE_FILES) {
    const text = await read(name);
    if (text !== null) evidence[name] = text;
  }
  const id = path.basename(folder).toLowerCase();
  return { id, incident: label.incident_id ?? id, ...known, label, evidence };
}

async function readText(folder: string, files: ReadonlySet<string>, name: string) {
  if (files.has(name)) return readFile(path.join(folder, name), "utf8");
  if (!files.has(`${name}.gz`)) return null;
  return (await inflate(await readFile(path.join(folder, `${name}.gz`)))).toString("utf8");
}

/** One at a time: evidence is large. */
async function postCase(one: { readonly id: string }, endpoint: string) {
  const url = new URL("/api/gold-set", endpoint);
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ cases: [one] }),
  });
  if (!response.ok) throw new Error(`${one.id}: ${url} answered ${await response.text()}`);
  return ImportResult.parse(await response.json());
}
