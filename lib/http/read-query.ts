import { cleanText } from "./clean-text";

/**
 * Query parameters as one text each: a repeated one (`status=a&status=b`) reads as the
 * comma-separated list that the contracts take (`status=a,b`).
 */
export function readQuery(url: string): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  for (const [name, value] of new URL(url).searchParams) {
    const before = values.get(name);
    const text = cleanText(value);
    values.set(name, before === undefined ? text : `${before},${text}`);
  }
  return Object.fromEntries(values);
}
