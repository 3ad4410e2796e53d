import { spawn } from "node:child_process";
import { childEnv } from "@/lib/env";
import { REPOSITORY } from "../bootstrap/run-node.mjs";

/**
 * Runs a Node program whose output goes to the terminal.
 * @param program path below node_modules, then its arguments.
 * @returns its exit code; 1 when a signal ended it.
 */
export function runVisible(
  [program = "", ...args]: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`node_modules/${program}`, ...args], {
      cwd: REPOSITORY,
      env: childEnv(env),
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
