/** A number that a double may not hold, or the start of a string. */
const LONG_INTEGER_OR_QUOTE = /"|(?<![\w.+-])-?[0-9]{16,}(?![0-9.eE])/g;
const HAS_LONG_INTEGER = /[:[,\s]-?[0-9]{16,}/;

/**
 * JSON in which integers of 16 digits or more stand in quotes, so that `JSON.parse` keeps them exact.
 * OTLP allows 64-bit integers as numbers, and unix nanoseconds have 19 digits. Text within strings
 * stays as it is; linear in the length of the text.
 */
export function quoteLongIntegers(json: string): string {
  if (!HAS_LONG_INTEGER.test(json)) return json;
  const parts: string[] = [];
  let copiedTo = 0;
  const tokens = new RegExp(LONG_INTEGER_OR_QUOTE);
  for (let token = tokens.exec(json); token !== null; token = tokens.exec(json)) {
    if (token[0] === '"') {
      tokens.lastIndex = endOfString(json, token.index + 1);
    } else {
      parts.push(json.slice(copiedTo, token.index), '"', token[0], '"');
      copiedTo = tokens.lastIndex;
    }
  }
  parts.push(json.slice(copiedTo));
  return parts.join("");
}

/** Position after the quote that ends a string; the end of the text when nothing does. */
function endOfString(json: string, start: number): number {
  let position = start;
  while (position < json.length) {
    const quote = json.indexOf('"', position);
    if (quote === -1) return json.length;
    let backslashes = 0;
    while (json[quote - 1 - backslashes] === "\\" && quote - backslashes > start) backslashes++;
    if (backslashes % 2 === 0) return quote + 1;
    position = quote + 1;
  }
  return json.length;
}
