/** A file of the repository: its path from the root with `/`, and its whole text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** One broken rule, in words that tell what to change. */
export interface Violation {
  readonly rule: string;
  readonly path: string;
  readonly detail: string;
}

/** Tests may reach anything below them, and nothing reaches them. */
export function isTest(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path);
}

/** Text without its comments; what stands in strings stays. */
export function stripComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(?<![:"'`\\])\/\/.*$/gm, "");
}
