/** The parameter of a list of texts. */
export function joinTexts(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/[\\,]/g, "\\$&")).join(",");
}
