import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type EXPORT_PURPOSES, GoldLine } from "@/lib/domain/contracts/gold";
import { readLines } from "./read-lines";

const deflate = promisify(gzip);
/** Small files stay such as one can read. */
const PLAIN_BELOW = 64 * 1024;

/** Writes each case of the gold set as a case folder below `root`. @returns what was done, in words */
export async function exportGold(
  root: string,
  endpoint: string,
  purpose: (typeof EXPORT_PURPOSES)[number] = "colleagues",
): Promise<string> {
  const url = new URL(`/api/gold-set.jsonl?evidence=true&purpose=${purpose}`, endpoint);
  const response = await fetch(url);
  if (!response.ok || response.body === null) {
    throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  }
  let count = 0;
  for await (const text of readLines(response.body)) {
    await writeCase(root, GoldLine.parse(JSON.parse(text)));
    count += 1;
  }
  return `${count} ${purpose === "training" ? "redacted " : ""}cases written to ${root}`;
}

/** Into a folder that is not there yet: what it would be mixed with is another case. */
async function writeCase(root: string, { evidence, label, ...gold }: GoldLine): Promise<void> {
  const folder = path.join(root, gold.id);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty`);
  await writeFile(path.join(folder, "label.json"), toText(label));
  await writeFile(path.join(folder, "case.json"), toText(gold));
  for (const [name, text] of Object.entries(evidence)) {
    if (text.length < PLAIN_BELOW) await writeFile(path.join(folder, name), text);
    else await writeFile(path.join(folder, `${name}.gz`), await deflate(text));
  }
}

function toText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
