import { numberAttribute } from "./attributes";
import { describeErrorNumber } from "./errno";
import type { Span } from "./span";

/** Attributes under which instrumentations of C code and of system calls put a returned number. */
const RETURN_KEYS = ["return", "ret", "retval", "return_code", "return.code", "syscall.ret"];

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
    const name = describeErrorNumber(-value)?.name;
    return { text: name ?? `returned ${value}`, type: name ?? "negative return" };
  }
  return null;
}
