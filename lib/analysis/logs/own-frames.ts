/** A place in the code, as a stack trace or a span names it. */
export interface CodePlace {
  readonly file: string;
  readonly line: number | null;
  readonly function: string;
}

const MAX_STACK = 20_000;
const LIBRARIES = /node_modules|node:internal|\(node:|site-packages/;

/** The frames of a stack trace that are no library's, in its order: of JavaScript, Java or Python. */
export function ownFrames(stack: string): CodePlace[] {
  return stack
    .slice(0, MAX_STACK)
    .split("\n")
    .flatMap((line) => {
      const frame = LIBRARIES.test(line) ? null : readFrame(line);
      return frame === null ? [] : [frame];
    });
}

function readFrame(line: string): CodePlace | null {
  const js = /^\s*at (?:(?:async )?(\S+) \()?([^\s()]+?):(\d+)(?::\d+)?\)?\s*$/.exec(line);
  if (js) return { function: js[1] ?? "", file: js[2] ?? "", line: Number(js[3]) };
  const java = /^\s*at ([\w.$]+)\((\w+\.\w+):(\d+)\)/.exec(line);
  if (java) return { function: java[1] ?? "", file: java[2] ?? "", line: Number(java[3]) };
  const python = /^\s*File "([^"]+)", line (\d+), in (\S+)/.exec(line);
  if (python) return { file: python[1] ?? "", line: Number(python[2]), function: python[3] ?? "" };
  return null;
}
