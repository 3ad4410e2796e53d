import { execFileSync } from "node:child_process";
import { readdirSync, readlinkSync, realpathSync } from "node:fs";

/**
 * Whether the process `pid` is a PostgreSQL server of this data folder. A pid file outlives a
 * crash, and by then its number may be any other program's: only the process itself can tell.
 */
export function isPostgresOf(dataDirectory: string, pid: number): boolean {
  if (process.platform === "linux") return worksIn(realpathSync(dataDirectory), pid);
  const commandLine = askCommandLine(pid);
  return commandLine.includes("postgres") && commandLine.includes(dataDirectory);
}

/**
 * Every server process of this data folder. Those that outlive a killed postmaster hold its shared
 * memory, and no new server starts before the last of them has gone. Found on Linux only;
 * elsewhere waiting must do.
 */
export function findPostgresProcesses(dataDirectory: string): readonly number[] {
  if (process.platform !== "linux") return [];
  const folder = realpathSync(dataDirectory);
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => worksIn(folder, pid));
}

/** PostgreSQL's processes make the data folder their working directory, wherever it is moved. */
function worksIn(folder: string, pid: number): boolean {
  return (
    readLink(`/proc/${pid}/cwd`) === folder &&
    (readLink(`/proc/${pid}/exe`)?.endsWith("/postgres") ?? false)
  );
}

function readLink(file: string): string | null {
  try {
    return readlinkSync(file);
  } catch {
    // The process has ended, or belongs to a user whose processes we may not look into.
    return null;
  }
}

function askCommandLine(pid: number): string {
  try {
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    // No such process.
    return "";
  }
}
