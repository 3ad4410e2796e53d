const MAX_LENGTH = 2048;
const MASKS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, "<id>"],
  [/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g, "<time>"],
  [/\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b/g, "<time>"],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/g, "<address>"],
  [/\b(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,}\b/gi, "<id>"],
  [/\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}\b/g, "<mail>"],
  [/(?<![\w#.])-?\d+(?:\.\d+)?(?=[a-zA-Zµ%]{0,3}\b|\b|$)/g, "<n>"],
];

/**
 * A line without what changes from one request to the next: ids, times, addresses, numbers. Only
 * the first line counts, and only its first 2 KB. Each pattern is linear in the line.
 */
export function maskText(text: string): string {
  const end = text.indexOf("\n");
  let line = text.slice(0, end < 0 ? MAX_LENGTH : Math.min(end, MAX_LENGTH));
  for (const [pattern, name] of MASKS) line = line.replace(pattern, name);
  return line;
}
