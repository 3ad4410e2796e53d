import { readFileSync } from "node:fs";
import path from "node:path";

/** What PostgreSQL writes into `postmaster.pid` of its data folder while it runs. */
export interface PostmasterPid {
  readonly pid: number;
  readonly dataDirectory: string;
  /** Null until it listens. */
  readonly port: number | null;
  readonly ready: boolean;
}

/** Parses the file's lines: pid, data folder, start time, port, socket folder, address, memory key, state. */
export function parsePostmasterPid(text: string): PostmasterPid | null {
  const lines = text.split("\n").map((line) => line.trim());
  // Stand-alone backends write their pid negated.
  const pid = Math.abs(Number.parseInt(lines[0] ?? "", 10));
  const dataDirectory = lines[1];
  if (!Number.isSafeInteger(pid) || pid === 0 || !dataDirectory) return null;
  const port = Number.parseInt(lines[3] ?? "", 10);
  return {
    pid,
    dataDirectory,
    port: Number.isSafeInteger(port) && port > 0 ? port : null,
    ready: lines[7] === "ready",
  };
}

/** The file's contents; null when there is none, or when it is being written just now. */
export function readPostmasterPid(dataDirectory: string): PostmasterPid | null {
  try {
    return parsePostmasterPid(readFileSync(path.join(dataDirectory, "postmaster.pid"), "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
