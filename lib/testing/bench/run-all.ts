import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BenchResult } from "./bench-result";

/**
 * Runs every `*.bench.ts` beside this file, one after the other, and prints what each found. Each
 * of them exports one function. Limits are told, never enforced: a busy machine proves nothing.
 */
const folder = fileURLToPath(new URL(".", import.meta.url));
const wanted = process.argv.slice(2);

for (const file of readdirSync(folder).sort()) {
  if (!file.endsWith(".bench.ts")) continue;
  if (wanted.length > 0 && !wanted.some((word) => file.includes(word))) continue;
  const module: Readonly<Record<string, unknown>> = await import(`./${file}`);
  for (const run of Object.values(module)) {
    // The one export of a benchmark file, by the convention above.
    if (typeof run === "function") print(await (run as () => Promise<BenchResult>)());
  }
}
process.exit(0);

function print({ name, rows, ratio, limit }: BenchResult): void {
  console.log(`\n${name}`);
  for (const { label, value, unit } of rows) {
    console.log(`  ${formatNumber(value).padStart(12)} ${unit.padEnd(8)} ${label}`);
  }
  if (ratio === undefined) return;
  const goal = limit === undefined ? "" : `   goal ${limit.kind.replace("-", " ")} ${limit.value}`;
  console.log(`  ratio ${ratio.toFixed(2)}${goal}`);
}

function formatNumber(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 2 : 0 });
}
