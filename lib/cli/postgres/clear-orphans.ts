import { rmSync } from "node:fs";
import path from "node:path";
import { waitUntil } from "../wait-until";
import { findPostgresProcesses, isPostgresOf } from "./find-postgres-processes";
import { readPostmasterPid } from "./postmaster-pid";

const FAST_SHUTDOWN_MS = 20_000;
const CRASH_MS = 5_000;

/**
 * Leaves no server process of a killed run on the data folder, and no pid file that would keep a
 * new one from starting. What was committed stays: a server that still runs is shut down in order,
 * and one that was killed recovers from its log at the next start.
 * @throws Error when a process does not go.
 */
export async function clearOrphans(dataDirectory: string): Promise<void> {
  const entry = readPostmasterPid(dataDirectory);
  if (entry === null) return;
  if (isPostgresOf(dataDirectory, entry.pid)) {
    await stopPostmaster(dataDirectory, entry.pid);
  }
  await killBackends(dataDirectory);
  // PostgreSQL removes the file itself unless the pid in it lives again as another program.
  rmSync(path.join(dataDirectory, "postmaster.pid"), { force: true });
}

async function stopPostmaster(dataDirectory: string, pid: number): Promise<void> {
  const gone = () => !isPostgresOf(dataDirectory, pid);
  for (const [signal, waitMs] of [
    ["SIGINT", FAST_SHUTDOWN_MS],
    ["SIGQUIT", CRASH_MS],
    ["SIGKILL", CRASH_MS],
  ] as const) {
    sendSignal(pid, signal);
    if (await waitUntil(gone, waitMs)) return;
  }
  throw new Error(`PostgreSQL (pid ${pid}) of an earlier run does not stop`);
}

async function killBackends(dataDirectory: string): Promise<void> {
  for (const pid of findPostgresProcesses(dataDirectory)) sendSignal(pid, "SIGKILL");
  const gone = () => findPostgresProcesses(dataDirectory).length === 0;
  if (!(await waitUntil(gone, CRASH_MS))) {
    throw new Error(`Processes of an earlier PostgreSQL still use ${dataDirectory}`);
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // Gone already, which is what was wanted.
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return;
    throw error;
  }
}
