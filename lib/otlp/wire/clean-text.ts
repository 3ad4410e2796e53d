/** What Postgres cannot hold in a text. */
const UNSTORABLE = /[\0\uD800-\uDFFF]/;

/** Whether `text` holds NUL or a lone surrogate. */
export function isUnstorable(text: string): boolean {
  return UNSTORABLE.test(text) && (text.includes("\0") || !text.isWellFormed());
}

/** `text` with NUL and lone surrogates replaced by U+FFFD. */
export function toStorable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}
