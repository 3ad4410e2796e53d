import type { Span } from "@/lib/domain/span";

/**
 * A text that is equal for two spans exactly when all they carry is equal; the order in which
 * attributes were written does not count. O(size of the span).
 */
export function spanContentKey(span: Span): string {
  return JSON.stringify(span, (_key, value: unknown) => {
    if (typeof value === "bigint") return `${value}n`;
    if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
