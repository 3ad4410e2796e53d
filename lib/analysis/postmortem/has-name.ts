/** Whether words name something, as a whole word. */
export function hasName(text: string, name: string): boolean {
  return placeOf(text, name) >= 0;
}

/** Where they do; -1 where they do not. */
export function placeOf(text: string, name: string): number {
  if (name === "") return -1;
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.search(new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`, "i"));
}
