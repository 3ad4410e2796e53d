// @ts-check
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * A process, told apart from a later one that was given the same pid by when it started.
 * @typedef {{ readonly pid: number, readonly startedAt: string }} ProcessIdentity
 */

/**
 * Identity of a running process; null when no process has this pid (zombies count as gone).
 * @param {number} pid
 * @returns {ProcessIdentity | null}
 */
export function identifyProcess(pid) {
  if (!isAlive(pid)) return null;
  const startedAt = process.platform === "linux" ? readStartTicks(pid) : askStartTime(pid);
  return startedAt === null ? null : { pid, startedAt };
}

/**
 * Whether exactly this process still runs.
 * @param {ProcessIdentity} identity
 */
export function stillRuns(identity) {
  return identifyProcess(identity.pid)?.startedAt === identity.startedAt;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, under another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** @param {number} pid */
function readStartTicks(pid) {
  try {
    // The name in parentheses may hold spaces and parentheses: the fields count from the last one.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? null : (fields[19] ?? null);
  } catch {
    // It ended between the two looks.
    return null;
  }
}

/** @param {number} pid */
function askStartTime(pid) {
  try {
    const answer = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
    return answer.trim() || null;
  } catch {
    // ps exits with 1 for a process that has ended.
    return null;
  }
}
