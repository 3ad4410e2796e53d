// @ts-check
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "../process-lock.mjs";
import { installPackages } from "./install-packages.mjs";
import { REPOSITORY, runNode } from "./run-node.mjs";

/**
 * Makes a fresh clone able to run TypeScript: checks Node, installs, generates the Prisma client,
 * registers tsx. Only what Node brings is imported here.
 */
export async function prepare() {
  checkNodeVersion(process.versions.node);
  await installPackages();
  await withLock(
    join(REPOSITORY, ".faultline", "generate.lock"),
    "generating the Prisma client",
    () => runNode([join(REPOSITORY, "prisma", "generate-client.mjs")], { cwd: REPOSITORY }),
  );
  const tsx = await import("tsx/esm/api");
  tsx.register({ tsconfig: join(REPOSITORY, "tsconfig.json") });
}

/** @param {string} version such as `20.20.2` */
function checkNodeVersion(version) {
  const manifest = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8"));
  const least = String(manifest.engines.node).replace(">=", "");
  if (!isAtLeast(version, least)) {
    throw new Error(`Faultline needs Node ${least} or newer; this is ${version}`);
  }
}

/**
 * Compares dotted versions number by number; missing numbers are 0.
 * @param {string} version
 * @param {string} least
 */
export function isAtLeast(version, least) {
  const have = version.split(".").map(Number);
  const need = least.split(".").map(Number);
  for (const [index, wanted] of need.entries()) {
    const found = have[index] ?? 0;
    if (found !== wanted) return found > wanted;
  }
  return true;
}
