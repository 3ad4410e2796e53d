import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { identifyProcess, stillRuns } from "../process-identity.mjs";
import { tryLock } from "../process-lock.mjs";
import { waitUntil } from "../wait-until";

const ServerProcess = z.object({ pid: z.int().positive(), startedAt: z.string() });
const EXIT_BY_ITSELF_MS = 2_000;
const EXIT_WHEN_KILLED_MS = 5_000;

/**
 * Claims the data folder for this launcher, one at a time.
 * @param url where it will serve, told to the next one that finds the folder claimed.
 * @returns what gives the folder free again.
 * @throws Error naming the process that has it.
 */
export function claimDataFolder(directory: string, url: string): () => void {
  mkdirSync(directory, { recursive: true });
  const attempt = tryLock(path.join(directory, "launcher.lock"), url);
  if (attempt.kind === "held") return attempt.release;
  const { pid, about } = attempt.holder;
  throw new Error(
    `Faultline already runs on the data folder ${directory}: process ${pid}, ${about}. ` +
      "Stop it, or start this one with another PORT and FAULTLINE_DATA_DIR.",
  );
}

/** Notes the app's server process, so that the next start finds it should this launcher be killed. */
export function noteServerProcess(directory: string, pid: number): void {
  const file = serverFile(directory);
  writeFileSync(`${file}.draft`, JSON.stringify(identifyProcess(pid)));
  renameSync(`${file}.draft`, file);
}

/**
 * Ends the app's server of a launcher that was killed. It exits by itself when its launcher is
 * gone; one that hangs is killed.
 */
export async function clearOrphanServer(directory: string): Promise<void> {
  const orphan = readServerProcess(directory);
  if (orphan === null) return;
  const gone = () => !stillRuns(orphan);
  if (!(await waitUntil(gone, EXIT_BY_ITSELF_MS))) {
    process.kill(orphan.pid, "SIGKILL");
    await waitUntil(gone, EXIT_WHEN_KILLED_MS);
  }
  rmSync(serverFile(directory), { force: true });
}

function readServerProcess(directory: string): z.infer<typeof ServerProcess> | null {
  try {
    return ServerProcess.parse(JSON.parse(readFileSync(serverFile(directory), "utf8")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    // Damaged by a crash of the machine: then no process of it is left either.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

function serverFile(directory: string): string {
  return path.join(directory, "server.json");
}
