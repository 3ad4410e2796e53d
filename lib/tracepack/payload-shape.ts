import type { AttributeValue } from "@/lib/domain/attributes";

const PAYLOAD_KEY = /(^|[._])(body|payload|params|parameters|arguments|form|content|variables)$/i;
const MAX_FIELDS = 20;
const MAX_DEPTH = 4;
const MAX_PARSED = 100_000;

/**
 * What a payload looks like without what it says: `{amount: number, items: [3 × {sku: string}]}`.
 * Null for what is no payload: neither called one nor JSON of an object or a list.
 */
export function shapeOfPayload(key: string, value: AttributeValue): string | null {
  const isCalledSo = PAYLOAD_KEY.test(key);
  if (value !== null && typeof value === "object") {
    return isCalledSo || "kvlist" in value ? shapeOf(plainOf(value), 0) : null;
  }
  if (typeof value !== "string") return null;
  const parsed = parseObject(value);
  if (parsed !== undefined) return shapeOf(parsed, 0);
  return isCalledSo ? `string(${value.length})` : null;
}

function parseObject(text: string): unknown {
  const first = text.trimStart()[0];
  if ((first !== "{" && first !== "[") || text.length > MAX_PARSED) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function plainOf(value: AttributeValue): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(plainOf);
  if ("kvlist" in value) {
    return Object.fromEntries(Object.entries(value.kvlist).map(([k, v]) => [k, plainOf(v)]));
  }
  return "bytes" in value ? "" : 0;
}

function shapeOf(value: unknown, depth: number): string {
  if (value === null) return "null";
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    return depth >= MAX_DEPTH
      ? `[${value.length}]`
      : `[${value.length} × ${shapeOf(value[0], depth + 1)}]`;
  }
  if (typeof value !== "object") return typeof value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  if (depth >= MAX_DEPTH) return `{${entries.length}}`;
  const shown = entries.slice(0, MAX_FIELDS).map(([k, v]) => `${k}: ${shapeOf(v, depth + 1)}`);
  const more = entries.length > MAX_FIELDS ? [`… ${entries.length - MAX_FIELDS} more`] : [];
  return `{${[...shown, ...more].join(", ")}}`;
}
