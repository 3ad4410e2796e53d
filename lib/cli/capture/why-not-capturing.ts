import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { childEnv } from "@/lib/env";

/** What keeps this machine from being watched, and what to do about it; null when nothing does. */
export function whyNotCapturing(): string | null {
  if (process.platform !== "linux") return "only Linux has eBPF";
  if (!isOnPath("bpftrace")) {
    return "bpftrace is not installed (Debian, Ubuntu: apt-get install bpftrace)";
  }
  if (process.getuid?.() !== 0) return "only root may attach probes: run it with sudo";
  const isMounted = ["/sys/kernel/tracing/events", "/sys/kernel/debug/tracing/events"].some(
    existsSync,
  );
  if (!isMounted) {
    return "tracefs is not mounted (mount -t tracefs tracefs /sys/kernel/tracing)";
  }
  return whyNotAttaching();
}

const TRIAL_MS = 30_000;

/** Root of a container may be refused what root of the machine may: tried by the least of programs. */
function whyNotAttaching(): string | null {
  const { status, stderr } = spawnSync("bpftrace", ["-e", "BEGIN { exit(); }"], {
    encoding: "utf8",
    timeout: TRIAL_MS,
    env: childEnv({}),
  });
  if (status === 0) return null;
  const told = stderr?.split("\n").find((line) => line !== "" && !line.includes("RLIMIT_MEMLOCK"));
  return `bpftrace may not attach here: ${told ?? "no reason told"}`;
}

function isOnPath(program: string): boolean {
  const folders = (childEnv({}).PATH ?? "").split(path.delimiter);
  return folders.some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
