/** A message as it stands after another sentence: a capital at its begin, a stop at its end. */
export function toSentence(text: string): string {
  const said = text.trim();
  if (said === "") return "";
  const begun = said.charAt(0).toUpperCase() + said.slice(1);
  return /[.!?…:]$/.test(begun) ? begun : `${begun}.`;
}
