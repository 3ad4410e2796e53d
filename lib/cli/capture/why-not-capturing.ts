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
  return null;
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
