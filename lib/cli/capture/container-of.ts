import { readFileSync } from "node:fs";

/** Where a process of this host lives, as the process itself knows it. */
export interface ContainedProcess {
  readonly containerId: string;
  readonly namespacePid: number;
}

const CONTAINER = /([0-9a-f]{64})(?:\.scope)?(?:\/|$)/m;

/** The container and the number in it, of a process that has one; null on the host and when it is gone. */
export function containerOf(pid: number, root = "/proc"): ContainedProcess | null {
  const [, containerId] = CONTAINER.exec(read(`${root}/${pid}/cgroup`)) ?? [];
  if (containerId === undefined) return null;
  const numbers = /^NSpid:\s*(.+)$/m.exec(read(`${root}/${pid}/status`))?.[1] ?? "";
  return { containerId, namespacePid: Number(numbers.split(/\s+/).at(-1) || pid) };
}

/** Empty when the process has ended. */
function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
