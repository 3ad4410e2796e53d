import { parseArgs } from "node:util";
import { EXPORT_PURPOSES } from "@/lib/domain/contracts/gold";
import { exportGold } from "./export-gold";
import { importGold } from "./import-gold";

const USAGE_ERROR = 2;

/**
 * `faultline gold export DIR [--purpose training] | import DIR [--endpoint URL]`: writes the gold set
 * of a running app as case folders, redacted where it is to train models, or takes case folders into
 * it. @returns the exit code
 */
export async function runGold(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      endpoint: { type: "string", default: "http://127.0.0.1:3000" },
      purpose: { type: "string", default: "colleagues" },
    },
  });
  const [deed, folder, ...others] = positionals;
  const isKnown = deed === "export" || deed === "import";
  const purpose = EXPORT_PURPOSES.find((one) => one === values.purpose);
  if (!isKnown || folder === undefined || others.length > 0 || purpose === undefined) {
    console.error("faultline gold export DIR [--purpose training] | import DIR [--endpoint URL]");
    return USAGE_ERROR;
  }
  const done =
    deed === "export"
      ? await exportGold(folder, values.endpoint, purpose)
      : await importGold(folder, values.endpoint);
  console.log(done);
  return 0;
}
