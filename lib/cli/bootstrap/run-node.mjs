// @ts-check
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const EXIT_WITH_PARENT = new URL("../exit-with-parent.mjs", import.meta.url).href;

/** A child process ended with another exit code than 0; `output` is what it printed. */
export class ChildFailed extends Error {
  /**
   * @param {string} what
   * @param {number | null} code
   * @param {string} output
   */
  constructor(what, code, output) {
    super(`${what} failed with exit code ${code}:\n${output.trim()}`);
    this.name = "ChildFailed";
    this.output = output;
  }
}

/**
 * Runs a Node program to its end and returns what it printed. The program ends with this process,
 * also when this one is killed, so that no half-done install or build goes on behind the next start.
 * @param {readonly string[]} args the program and its arguments
 * @param {{ cwd: string, env?: Record<string, string | undefined> }} options
 * @returns {Promise<string>}
 * @throws {ChildFailed}
 */
export function runNode(args, { cwd, env = {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", EXIT_WITH_PARENT, ...args], {
      cwd,
      env: { ...process.env, ...env, FAULTLINE_PARENT_PID: String(process.pid) },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    let output = "";
    child.stdout?.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new ChildFailed(args.join(" "), code, output));
    });
  });
}

/** The folder that package.json is in. */
export const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url));
