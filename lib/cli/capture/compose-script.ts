import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const SCRIPT = fileURLToPath(new URL("./kernel-events.bt", import.meta.url));
const ROW_LOCKS = fileURLToPath(new URL("./row-locks.bt", import.meta.url));
const PROBE = /\b(uprobe|uretprobe):POSTGRES:(\w+)/g;
/** bpftrace takes one end alone. */
const END = "\nEND\n{";

/** Our script, with the row locks of some PostgreSQL servers' programs. */
export function composeScript(postgres: readonly string[]): string {
  const [kernel = "", ending = ""] = readFileSync(SCRIPT, "utf8").split(END);
  const [rows = "", clearing = ""] = readFileSync(ROW_LOCKS, "utf8").split(END);
  const attached = rows.replace(PROBE, (_probe, kind: string, name: string) =>
    postgres.map((program) => `${kind}:"${program}":${name}`).join(", "),
  );
  return `${kernel}${attached}${END}${clearing.replace(/\}\s*$/, "")}${ending}`;
}
