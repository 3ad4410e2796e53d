import { numberAttribute } from "./attributes";
import type { Span } from "./span";

/** Attributes under which instrumentations of C code and of system calls put a returned number. */
const RETURN_KEYS = ["return", "ret", "retval", "return_code", "return.code", "syscall.ret"];

/** Linux error numbers that explain a failing call by themselves. */
const ERRNO: Readonly<Record<number, string>> = {
  1: "EPERM",
  2: "ENOENT",
  4: "EINTR",
  5: "EIO",
  11: "EAGAIN",
  12: "ENOMEM",
  13: "EACCES",
  23: "ENFILE",
  24: "EMFILE",
  28: "ENOSPC",
  32: "EPIPE",
  98: "EADDRINUSE",
  101: "ENETUNREACH",
  104: "ECONNRESET",
  110: "ETIMEDOUT",
  111: "ECONNREFUSED",
  113: "EHOSTUNREACH",
};

export interface NegativeReturn {
  readonly text: string;
  readonly type: string;
}

/** The first negative return value among a span's attributes, named after its error number. */
export function findNegativeReturn({ attributes }: Span): NegativeReturn | null {
  for (const key of RETURN_KEYS) {
    if (attributes[key] === undefined) continue;
    const value = numberAttribute(attributes, key);
    if (value === null || value >= 0) continue;
    const name = ERRNO[-value];
    return { text: name ?? `returned ${value}`, type: name ?? "negative return" };
  }
  return null;
}
