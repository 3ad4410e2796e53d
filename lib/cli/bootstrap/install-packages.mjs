// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../process-lock.mjs";
import { REPOSITORY, runNode } from "./run-node.mjs";
import { showStep } from "./show-step.mjs";

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockEntry */
/** @typedef {Readonly<Record<string, LockEntry>>} LockEntries */

/** Runs `npm ci` unless node_modules already is what the lockfile says. */
export async function installPackages(root = REPOSITORY) {
  if (isInstalled(root)) return;
  await withLock(join(root, ".faultline", "install.lock"), "installing packages", async () => {
    // Whoever held the lock before may have done it.
    if (isInstalled(root)) return;
    await showStep("installing packages", () =>
      runNode([npmEntry(), "ci", "--include=dev", "--no-audit", "--no-fund"], { cwd: root }),
    );
  });
}

/**
 * Whether node_modules holds what package-lock.json names. npm writes its own lockfile into
 * node_modules as the last act of an install, so an interrupted one has none.
 * @param {string} root
 */
function isInstalled(root) {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  return matchesLock(readEntries(join(root, "package-lock.json")), readEntries(installed));
}

/**
 * Whether each package that every platform needs is installed in the locked version, and no
 * platform's package in another one.
 * @param {LockEntries} locked
 * @param {LockEntries} installed
 */
export function matchesLock(locked, installed) {
  return Object.entries(locked).every(([path, entry]) => {
    if (path === "" || entry.link) return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version;
  });
}

/**
 * @param {string} file
 * @returns {LockEntries}
 */
function readEntries(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}

/** npm's own program: the one that runs us, else the one that came with Node. */
function npmEntry() {
  const running = process.env.npm_execpath;
  if (running && /npm-cli\.c?js$/.test(running)) return running;
  const folders = ["../lib/node_modules", "node_modules", "../node_modules"];
  const candidates = folders.map((folder) =>
    join(process.execPath, "..", folder, "npm", "bin", "npm-cli.js"),
  );
  const found = candidates.find((candidate) => existsSync(candidate));
  if (!found) throw new Error("npm was not found beside Node; run `npm ci` and try again");
  return found;
}
