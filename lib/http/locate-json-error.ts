/** Where a text stops being JSON: 1-based line and column, 0-based offset in UTF-16 units. */
export interface JsonErrorPosition {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

const SPACE = /[ \t\n\r]*/y;
/** Of a string: a run without quote, backslash and control characters, or one escape. */
const STRING_PART = /[ !#-[\]-\u{10ffff}]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/uy;
const LITERAL = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/y;

type Expected = "value" | "value-or-end" | "key" | "key-or-end" | "colon" | "comma-or-end" | "end";

/**
 * The first place at which `text` is not JSON (RFC 8259), or null when it is. `JSON.parse` of Node
 * 20 names no position for short texts, so the place is found by a scan; run it only after a parse
 * has failed.
 */
export function locateJsonError(text: string): JsonErrorPosition | null {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "value";
  let at = matchEnd(SPACE, text, 0);
  while (!(expected === "end" && at === text.length)) {
    const step = takeToken(text, at, expected, open);
    if (step === null) return toPosition(text, at);
    expected = step.expected;
    at = matchEnd(SPACE, text, step.end);
  }
  return null;
}

/** Consumes one token that `expected` allows, keeping `open` in step; null when there is none. */
function takeToken(
  text: string,
  at: number,
  expected: Expected,
  open: ("{" | "[")[],
): { readonly end: number; readonly expected: Expected } | null {
  const char = text[at];
  const afterValue = (): Expected => (open.length === 0 ? "end" : "comma-or-end");
  const inside = open.at(-1);
  if (expected === "colon") return char === ":" ? { end: at + 1, expected: "value" } : null;
  if (expected === "comma-or-end" && char === ",") {
    return { end: at + 1, expected: inside === "{" ? "key" : "value" };
  }
  const mayClose = expected.endsWith("-end");
  if (mayClose && ((char === "}" && inside === "{") || (char === "]" && inside === "["))) {
    open.pop();
    return { end: at + 1, expected: afterValue() };
  }
  const wantsKey = expected === "key" || expected === "key-or-end";
  if (!wantsKey && expected !== "value" && expected !== "value-or-end") return null;
  if (!wantsKey && (char === "{" || char === "[")) {
    open.push(char);
    return { end: at + 1, expected: char === "{" ? "key-or-end" : "value-or-end" };
  }
  if (wantsKey && char !== '"') return null;
  const end = char === '"' ? stringEnd(text, at) : matchEnd(LITERAL, text, at);
  return end === at ? null : { end, expected: wantsKey ? "colon" : afterValue() };
}

/** Past the closing quote; `at` when the string is not one. */
function stringEnd(text: string, at: number): number {
  let end = at + 1;
  for (let next = matchEnd(STRING_PART, text, end); next !== end; ) {
    end = next;
    next = matchEnd(STRING_PART, text, end);
  }
  return text[end] === '"' ? end + 1 : at;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function toPosition(text: string, offset: number): JsonErrorPosition {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { offset, line: before.split("\n").length, column: offset - lineStart + 1 };
}
