/** Beyond this a page feels what is drawn at once: from here on the same number is added each time. */
const MOST_AT_ONCE = 5_000;
/** Text is lighter than rows. */
const MOST_CHARACTERS_AT_ONCE = 200_000;

/** How many of `total` rows are drawn after one more asking: ten times as many, then so many more. */
export function nextCut(shown: number, total: number): number {
  return grown(shown, total, MOST_AT_ONCE);
}

/** The same of the characters of a text. */
export function nextTextCut(shown: number, total: number): number {
  return grown(shown, total, MOST_CHARACTERS_AT_ONCE);
}

function grown(shown: number, total: number, most: number): number {
  return Math.min(total, shown + Math.min(9 * shown, most));
}

/** More than the widest screen holds in a line. */
const LINE_CHARACTERS = 1_000;

/** What of a text is drawn in a line of a list. */
export function cutLine(text: string): string {
  return cutText(text, LINE_CHARACTERS);
}

/** The first `length` characters; a character of two halves is not cut in two. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const isHalved = /[\uD800-\uDBFF]/.test(text.charAt(length - 1));
  return text.slice(0, isHalved ? length - 1 : length);
}
