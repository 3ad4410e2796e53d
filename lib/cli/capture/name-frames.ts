import { existsSync, readFileSync } from "node:fs";
import { readSymbols, type Symbols } from "./read-symbols";

const FRAME = /0x([0-9a-f]+)(?=\\n)/g;
const STACK = /\\"stack\\":\\"/;
const PID = /\\"pid\\":(\d+)/;
const NEW_LIFE = /\\"type\\":\\"(exec|exit)\\"/;
const MAPPED = /^([0-9a-f]+)-([0-9a-f]+) ..x. ([0-9a-f]+) \S+ \d+ +(\/.*)$/gm;
const UNKNOWN = "[unknown]";

/** A part of a file that a process runs. */
interface Mapping {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
  readonly path: string;
}

/**
 * Gives the frames of a program in what bpftrace printed their functions' names. bpftrace can do so
 * too, but reads every program again for each frame: it would be seconds behind, and lose what it
 * could not print. What no file explains, such as code made at run time, is unknown. The answer is
 * asked of lines while their processes live.
 */
export function nameFrames(root = "/proc"): (line: string) => string {
  const mappings = new Map<string, readonly Mapping[]>();
  const symbols = new Map<string, Symbols | null>();
  const nameOf = (pid: string, address: number) => {
    const known = mappings.get(pid) ?? readMappings(`${root}/${pid}`);
    mappings.set(pid, known);
    const mapping = known.find(({ start, end }) => address >= start && address < end);
    if (mapping === undefined) return UNKNOWN;
    const path = existsSync(mapping.path) ? mapping.path : `${root}/${pid}/root${mapping.path}`;
    const read = symbols.get(path) ?? readSymbols(path);
    symbols.set(path, read);
    const name = read?.at(address - mapping.start + mapping.offset) ?? null;
    return name === null ? UNKNOWN : demangle(name);
  };
  return (line) => {
    const pid = PID.exec(line)?.[1] ?? "";
    if (NEW_LIFE.test(line)) mappings.delete(pid);
    if (!STACK.test(line)) return line;
    return line.replace(FRAME, (_frame, digits: string) =>
      nameOf(pid, Number.parseInt(digits, 16)),
    );
  };
}

function readMappings(process: string): Mapping[] {
  try {
    const text = readFileSync(`${process}/maps`, "utf8");
    return [...text.matchAll(MAPPED)].map(([, start = "", end = "", offset = "", path = ""]) => ({
      start: Number.parseInt(start, 16),
      end: Number.parseInt(end, 16),
      offset: Number.parseInt(offset, 16),
      path,
    }));
  } catch {
    return [];
  }
}

const MANGLED = /^_Z(N?K?)(.*)$/;
const PART = /^(?:St|S[a-z_]|L)?(\d+)/;

/** `_ZN4node3fs4ReadE…` is `node::fs::Read`; templates and parameters are left out. */
export function demangle(name: string): string {
  const [, nested, text = ""] = MANGLED.exec(name) ?? [];
  if (nested === undefined) return name;
  const parts: string[] = [];
  for (let rest = text; parts.length === 0 || nested !== ""; ) {
    const [matched, length] = PART.exec(rest) ?? [];
    if (matched === undefined) break;
    parts.push(rest.slice(matched.length, matched.length + Number(length)));
    rest = rest.slice(matched.length + Number(length));
  }
  return parts.length === 0 ? name : parts.join("::");
}
