import { foldPrintedStacks } from "./fold-printed-stack";
import type { CaptureNote } from "./kernel-event-draft";

/** A line of a log as the container runtime writes it: time, stream, whole or part, text. */
const CRI_PREFIX = /^\d{4}-\d\d-\d\dT\S+ (?:stdout|stderr) [FP] (?=\{)/;
/** What the traced program decides stands last in our lines, since bpftrace does not escape it. */
const UNESCAPED_END = /^(\{.*),"(path|comm|stack)":"(.*)"\}$/;

const UNSTORABLE = /\\u(?:0000|d[89a-f])/i;

export type Unwrapped =
  | { readonly kind: "json"; readonly value: object; readonly raw: string }
  | { readonly kind: "note"; readonly note: CaptureNote }
  | { readonly kind: "skip" }
  | { readonly kind: "broken"; readonly reason: string };

/**
 * What a line of a file holds: JSON as it is, the lines inside a `printf` of `bpftrace -f json`, or
 * what bpftrace says of itself. Its maps and histograms tell no time and no process: skipped.
 */
export function unwrapLine(text: string): readonly Unwrapped[] {
  const line = text.trim().replace(CRI_PREFIX, "");
  if (line === "") return [{ kind: "skip" }];
  const value = parseObject(line) ?? salvage(line);
  if (value === null) return [{ kind: "broken", reason: reasonOf(line) }];
  return unwrapBpftrace(value) ?? [{ kind: "json", value, raw: line }];
}

const WITHOUT_EVENT = new Set(["time", "map", "hist", "stats", "lhist", "join", "syscall"]);

function unwrapBpftrace(record: object): readonly Unwrapped[] | null {
  if (!("type" in record && "data" in record)) return null;
  const { type, data } = record;
  if (type === "printf" && typeof data === "string") {
    return foldPrintedStacks(data)
      .split("\n")
      .flatMap((inner) => (inner.trim() === "" ? [] : unwrapPrinted(inner)));
  }
  const count = countIn(data);
  if (type === "lost_events" && count !== null) {
    return [{ kind: "note", note: { note: "lost", count } }];
  }
  if (type === "attached_probes" && count !== null) {
    return [{ kind: "note", note: { note: "probes", count } }];
  }
  return typeof type === "string" && WITHOUT_EVENT.has(type) ? [{ kind: "skip" }] : null;
}

/** Lines inside a record are not unwrapped again. */
function unwrapPrinted(text: string): Unwrapped {
  const line = text.trim();
  const value = parseObject(line) ?? salvage(line);
  if (value !== null) return { kind: "json", value, raw: line };
  return { kind: "broken", reason: reasonOf(line) };
}

function countIn(data: unknown): number | null {
  if (data === null || typeof data !== "object") return null;
  const [value] = Object.values(data);
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function parseObject(line: string): object | null {
  try {
    const value: unknown = UNSTORABLE.test(line) ? JSON.parse(line, cleaned) : JSON.parse(line);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Text without NUL and without half characters, which the database cannot hold. */
function cleaned(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "\uFFFD").toWellFormed() : value;
}

/** A line broken by quotes in its last text, mended: that text is all between its first and last quote. */
function salvage(line: string): object | null {
  const [, head, field, text] = UNESCAPED_END.exec(line) ?? [];
  if (head === undefined || field === undefined) return null;
  return parseObject(`${head},"${field}":${JSON.stringify(text)}}`);
}

function reasonOf(line: string): string {
  if (!line.startsWith("{")) return "not a JSON object";
  return line.endsWith("}") ? "malformed JSON" : "malformed JSON: cut off";
}
