/** A Linux error number: its name, and what it says to a person. */
export interface ErrorNumber {
  readonly name: string;
  readonly words: string;
}

/** Linux error numbers that explain a failing call by themselves (errno(3), the generic ABI). */
const ERROR_NUMBERS: Readonly<Record<number, ErrorNumber>> = {
  1: { name: "EPERM", words: "not permitted" },
  2: { name: "ENOENT", words: "no such file" },
  4: { name: "EINTR", words: "interrupted" },
  5: { name: "EIO", words: "input/output error" },
  9: { name: "EBADF", words: "bad descriptor" },
  11: { name: "EAGAIN", words: "would block" },
  12: { name: "ENOMEM", words: "out of memory" },
  13: { name: "EACCES", words: "permission denied" },
  16: { name: "EBUSY", words: "busy" },
  17: { name: "EEXIST", words: "exists already" },
  20: { name: "ENOTDIR", words: "not a folder" },
  21: { name: "EISDIR", words: "is a folder" },
  22: { name: "EINVAL", words: "invalid argument" },
  23: { name: "ENFILE", words: "too many open files in the system" },
  24: { name: "EMFILE", words: "too many open files" },
  27: { name: "EFBIG", words: "file too large" },
  28: { name: "ENOSPC", words: "no space left" },
  30: { name: "EROFS", words: "read-only file system" },
  32: { name: "EPIPE", words: "broken pipe" },
  35: { name: "EDEADLK", words: "deadlock" },
  98: { name: "EADDRINUSE", words: "address in use" },
  99: { name: "EADDRNOTAVAIL", words: "address not available" },
  101: { name: "ENETUNREACH", words: "network unreachable" },
  103: { name: "ECONNABORTED", words: "aborted" },
  104: { name: "ECONNRESET", words: "reset by peer" },
  105: { name: "ENOBUFS", words: "no buffer space" },
  107: { name: "ENOTCONN", words: "not connected" },
  110: { name: "ETIMEDOUT", words: "timed out" },
  111: { name: "ECONNREFUSED", words: "refused" },
  112: { name: "EHOSTDOWN", words: "host down" },
  113: { name: "EHOSTUNREACH", words: "no route to host" },
  115: { name: "EINPROGRESS", words: "in progress" },
  122: { name: "EDQUOT", words: "quota exceeded" },
};

/** What runtimes other than Node call the same: Go, Python, Java, .NET and Rust tell it in words. */
const SPOKEN: readonly (readonly [pattern: RegExp, errorNumber: number])[] = [
  [/connection ?refused/i, 111],
  [/connection ?reset|reset by peer/i, 104],
  [/broken ?pipe/i, 32],
  [/no route to host/i, 113],
  [/network is unreachable|network unreachable/i, 101],
  [/connect(ion)? timed? ?out|i\/o timeout/i, 110],
  [/no such file|FileNotFound|NoSuchFile/i, 2],
  [/permission denied/i, 13],
  [/too many open files/i, 24],
  [/no space left/i, 28],
  [/address already in use/i, 98],
];

const NUMBER_BY_NAME: ReadonlyMap<string, number> = new Map(
  Object.entries(ERROR_NUMBERS).map(([number, { name }]) => [name, Number(number)]),
);

/** What is known of a positive error number; null when it is not among those that explain. */
export function describeErrorNumber(errorNumber: number): ErrorNumber | null {
  return ERROR_NUMBERS[errorNumber] ?? null;
}

/** The error number of a name like `ECONNREFUSED`, or null. */
export function errorNumberOf(name: string): number | null {
  return NUMBER_BY_NAME.get(name) ?? null;
}

/** Every error number that a text names, by its constant or in words. O(text). */
export function findErrorNumbers(text: string): readonly number[] {
  const found = new Set<number>();
  for (const [name] of text.matchAll(/\bE[A-Z]{2,14}\b/g)) {
    const number = errorNumberOf(name);
    if (number !== null) found.add(number);
  }
  for (const [pattern, number] of SPOKEN) if (pattern.test(text)) found.add(number);
  return [...found];
}
