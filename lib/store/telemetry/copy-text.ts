/** A value of a row in COPY's text format. */
export type CopyValue = string | number | bigint | boolean | null;

const SPECIAL = /[\\\n\r\t]/;
const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/**
 * Values as one line of COPY's text format without its line end: separated by tabs, `\N` for null
 * (postgresql.org/docs/current/sql-copy.html, "Text Format"). Strings must not hold NUL.
 */
export function toCopyLine(values: readonly CopyValue[]): string {
  let line = "";
  for (let index = 0; index < values.length; index += 1) {
    if (index > 0) line += "\t";
    line += toCopyField(values[index] ?? null);
  }
  return line;
}

function toCopyField(value: CopyValue): string {
  if (value === null) return "\\N";
  if (typeof value === "boolean") return value ? "t" : "f";
  return typeof value === "string" ? escapeCopyText(value) : String(value);
}

/** A string as a value of a line: for rows so many that making a list of each one's values tells. */
export function escapeCopyText(value: string): string {
  if (!SPECIAL.test(value)) return value;
  return value.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);
}

/** Bytes given in hex as Postgres reads a `bytea`. */
export function toBytea(hex: string | null): string | null {
  return hex === null ? null : `\\x${hex}`;
}
