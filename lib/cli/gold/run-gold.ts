import { parseArgs } from "node:util";
import { exportGold } from "./export-gold";
import { importGold } from "./import-gold";

const USAGE_ERROR = 2;

/**
 * `faultline gold export DIR | import DIR [--endpoint URL]`: writes the gold set of a running app as
 * case folders, or takes case folders into it. @returns the exit code
 */
export async function runGold(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { endpoint: { type: "string", default: "http://127.0.0.1:3000" } },
  });
  const [deed, folder, ...others] = positionals;
  const isKnown = deed === "export" || deed === "import";
  if (!isKnown || folder === undefined || others.length > 0) {
    console.error("faultline gold export DIR | import DIR [--endpoint URL]");
    return USAGE_ERROR;
  }
  const done = deed === "export" ? exportGold : importGold;
  console.log(await done(folder, values.endpoint));
  return 0;
}
