/** Collects the parameters of a statement that is put together from conditions. */
export class SqlParameters {
  readonly values: unknown[] = [];

  /** The placeholder of a value. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** A pattern for LIKE that finds `text` anywhere, taken literally. */
export function toContainsPattern(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
