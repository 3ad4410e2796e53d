/**
 * An OTLP `AnyValue` in a form that survives JSON and Postgres `jsonb` without loss.
 *
 * | OTLP          | here                                                          |
 * | ------------- | ------------------------------------------------------------- |
 * | string        | `"text"` (NUL and lone surrogates replaced by U+FFFD)          |
 * | bool          | `true`                                                         |
 * | int64         | `42` when safe in a double, else `{ int: "9223372036854775807" }` |
 * | double        | `1.5`; integral, non-finite and -0 as `{ double: "1" }`        |
 * | bytes         | `{ bytes: "<base64>" }`                                        |
 * | array         | `[..]`                                                         |
 * | kvlist        | `{ kvlist: { key: value } }`                                   |
 * | not set       | `null`                                                         |
 *
 * So a bare JSON number without a fraction is always an int64, and one with a fraction a double.
 */
export type AttributeValue =
  | string
  | boolean
  | number
  | null
  | readonly AttributeValue[]
  | { readonly int: string }
  | { readonly double: string }
  | { readonly bytes: string }
  | { readonly kvlist: Attributes };

/** Keys are unique; the last of a repeated key wins. Objects have no prototype: any key is legal. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** A string attribute, or null when absent or of another type. */
export function stringAttribute(attributes: Attributes, key: string): string | null {
  const value = attributes[key];
  return typeof value === "string" ? value : null;
}

/** A numeric attribute as a double (int64 beyond 2^53 loses digits), or null. Numeric strings count. */
export function numberAttribute(attributes: Attributes, key: string): number | null {
  const value = attributes[key];
  if (typeof value === "number") return value;
  if (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))) {
    return Number(value);
  }
  if (value !== null && typeof value === "object") {
    if ("int" in value) return Number(value.int);
    if ("double" in value) return Number(value.double);
  }
  return null;
}

/** A value as a person reads it: strings bare, everything else as compact JSON. */
export function formatAttribute(value: AttributeValue): string {
  if (typeof value === "string") return value;
  if (value === null || typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(formatAttribute).join(", ")}]`;
  if ("int" in value) return value.int;
  if ("double" in value) return value.double;
  if ("bytes" in value) return `base64:${value.bytes}`;
  if ("kvlist" in value) {
    const entries = Object.entries(value.kvlist).map(([k, v]) => `${k}: ${formatAttribute(v)}`);
    return `{${entries.join(", ")}}`;
  }
  return "";
}
