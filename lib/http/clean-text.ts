const REPLACEMENT = "\uFFFD";
const UNSTORABLE = /\0/;

/**
 * `text` as Postgres can hold it: NUL and lone surrogates become U+FFFD. Without this a request
 * with `%00` or `"\u0000"` would fail in the database, as an error of ours.
 */
export function cleanText(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return UNSTORABLE.test(wellFormed) ? wellFormed.replaceAll("\0", REPLACEMENT) : wellFormed;
}

/** Whether a JSON document can hold, escaped, what `cleanText` replaces. Never false when it does. */
export function mayNeedCleaning(jsonText: string): boolean {
  return /\\u(?:0000|d[89a-f])/i.test(jsonText);
}

/** `JSON.parse` reviver that cleans keys and strings. Slow: use it where `mayNeedCleaning`. */
export function cleanJsonValue(_key: string, value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  if (entries.every(([key]) => cleanText(key) === key)) return value;
  return Object.fromEntries(entries.map(([key, inner]) => [cleanText(key), inner]));
}
