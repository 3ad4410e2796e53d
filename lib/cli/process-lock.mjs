// @ts-check
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { identifyProcess, stillRuns } from "./process-identity.mjs";

/** @typedef {import("./process-identity.mjs").ProcessIdentity & { readonly about: string }} LockHolder */
/** @typedef {{ readonly kind: "held", readonly release: () => void }
 *   | { readonly kind: "busy", readonly holder: LockHolder }} LockAttempt */

const WAIT_MS = 200;

/**
 * Takes the lock `file` for this process unless a running process holds it. A lock whose holder
 * was killed counts as free.
 * @param {string} file
 * @param {string} about what the holder is, for the message to those who find it busy
 * @returns {LockAttempt}
 */
export function tryLock(file, about) {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ ...identifyProcess(process.pid), about }));
  try {
    for (;;) {
      if (linkIfFree(draft, file))
        return { kind: "held", release: () => rmSync(file, { force: true }) };
      const holder = readHolder(file);
      if (holder !== null && stillRuns(holder)) return { kind: "busy", holder };
      removeStale(file, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Runs `work` while holding the lock, waiting for it as long as its holder lives.
 * @template T
 * @param {string} file
 * @param {string} about
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, about, work) {
  let attempt = tryLock(file, about);
  if (attempt.kind === "busy") {
    console.log(`  … waiting for process ${attempt.holder.pid}: ${attempt.holder.about}`);
  }
  while (attempt.kind === "busy") {
    await delay(WAIT_MS);
    attempt = tryLock(file, about);
  }
  try {
    return await work();
  } finally {
    attempt.release();
  }
}

/**
 * A hard link appears with its whole content or not at all.
 * @param {string} draft
 * @param {string} file
 */
function linkIfFree(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

/**
 * @param {string} file
 * @returns {LockHolder | null} null when it was released just now, or is damaged
 */
function readHolder(file) {
  try {
    const holder = JSON.parse(readFileSync(file, "utf8"));
    return Number.isSafeInteger(holder?.pid) ? holder : null;
  } catch (error) {
    const expected =
      error instanceof SyntaxError ||
      (error instanceof Error && "code" in error && error.code === "ENOENT");
    if (expected) return null;
    throw error;
  }
}

/**
 * Of two processes that find the same stale lock, one renames it first. The other may then rename
 * the fresh lock of the first; it sees so, and puts it back.
 * @param {string} file
 * @param {LockHolder | null} stale
 */
function removeStale(file, stale) {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return;
    throw error;
  }
  const taken = readHolder(aside);
  const isFresh = taken !== null && taken.pid !== stale?.pid && stillRuns(taken);
  if (isFresh) linkIfFree(aside, file);
  rmSync(aside, { force: true });
}
