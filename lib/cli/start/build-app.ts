import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { runNode } from "../bootstrap/run-node.mjs";
import { showStep } from "../bootstrap/show-step.mjs";
import { withLock } from "../process-lock.mjs";
import { hashSources } from "./hash-sources";

/** Next.js's own program. */
export const NEXT_PROGRAM = createRequire(import.meta.url).resolve("next/dist/bin/next");

/**
 * Builds the app unless the last complete build was made of the very same sources. The hash of the
 * sources is removed before a build and written after it: a build that was cut off has none.
 * @returns whether it had to be built.
 * @throws ChildFailed with Next.js's output when the build fails.
 */
export async function buildApp(root: string): Promise<boolean> {
  const stamp = path.join(root, ".next", "faultline-sources.sha256");
  const hash = hashSources(root);
  if (readStamp(stamp) === hash) return false;
  return withLock(path.join(root, ".faultline", "build.lock"), "building the app", async () => {
    // Whoever held the lock before may have done it.
    if (readStamp(stamp) === hash) return false;
    rmSync(stamp, { force: true });
    await showStep("building the app", () =>
      runNode([NEXT_PROGRAM, "build"], {
        cwd: root,
        env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      }),
    );
    writeFileSync(stamp, hash);
    return true;
  });
}

function readStamp(stamp: string): string | null {
  return existsSync(stamp) ? readFileSync(stamp, "utf8") : null;
}
