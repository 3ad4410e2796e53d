import { closeSync, openSync, readSync, renameSync, statSync } from "node:fs";

const LARGEST_BYTES = 10_000_000;
const TAIL_BYTES = 4_000;

/**
 * Opens the server's log for appending; a large one is set aside first, so that there are two at
 * most. A file, not a pipe: a server whose launcher was killed must still be able to write.
 */
export function openLog(file: string): { fd: number; startsAt: number } {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGEST_BYTES) renameSync(file, `${file}.1`);
  return { fd: openSync(file, "a", 0o600), startsAt: size > LARGEST_BYTES ? 0 : size };
}

/** The last lines that were written after position `startsAt`. */
export function readLogTail(file: string, startsAt: number): string {
  const size = statSync(file).size;
  const from = Math.max(startsAt, size - TAIL_BYTES);
  const buffer = Buffer.alloc(Math.max(0, size - from));
  const fd = openSync(file, "r");
  try {
    readSync(fd, buffer, 0, buffer.length, from);
  } finally {
    closeSync(fd);
  }
  return buffer.toString("utf8").trim();
}
