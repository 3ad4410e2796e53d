import path from "node:path";
import { type SourceFile, stripComments } from "./source-file";

/** One import of a file: as written, and the repository path it means (null for a package). */
export interface Import {
  readonly specifier: string;
  readonly target: string | null;
  /** With the file itself, when it is asked for, or not at all: types alone. */
  readonly when: "now" | "later" | "never";
}

const STATEMENT = /^\s*(?:import|export)\s(?!type\s)(?:[^"'`;=]*?\sfrom\s*)?["']([^"'\n]+)["']/gm;
const TYPES = /^\s*(?:import|export)\stype\s[^"'`;=]*?\sfrom\s*["']([^"'\n]+)["']/gm;
const DYNAMIC = /\bimport\(\s*["']([^"'\n]+)["']\s*\)/g;
const WORKER = /\bnew URL\(\s*["'](\.[^"'\n]+\.tsx?)["']\s*,\s*import\.meta\.url/g;
/** The soonest first: it is what counts of a module that is imported twice. */
const FORMS = [
  [STATEMENT, "now"],
  [DYNAMIC, "later"],
  [WORKER, "later"],
  [TYPES, "never"],
] as const;
const ENDINGS = ["", ".ts", ".tsx", ".mjs", "/index.ts", "/index.tsx"];

/**
 * Static, type-only, dynamic and worker imports of a file. A target that is no known file keeps the
 * path as written, so that rules about folders see it too.
 */
export function readImports(file: SourceFile, known: ReadonlySet<string>): readonly Import[] {
  const text = stripComments(file.text);
  const found = new Map<string, Import["when"]>();
  for (const [pattern, when] of FORMS) {
    for (const [, specifier = ""] of text.matchAll(pattern)) {
      if (!found.has(specifier)) found.set(specifier, when);
    }
  }
  return Array.from(found, ([specifier, when]) => ({
    specifier,
    target: resolve(file.path, specifier, known),
    when,
  }));
}

function resolve(from: string, specifier: string, known: ReadonlySet<string>): string | null {
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? path.posix.join(path.posix.dirname(from), specifier)
      : null;
  if (base === null) return null;
  return ENDINGS.map((ending) => base + ending).find((file) => known.has(file)) ?? base;
}
