/**
 * A pack for reading: a line for each entry of a list and each field of an object, nothing left out.
 * What is no JSON object is given back as it is.
 */
export function formatTracepack(content: string): string {
  const pack: unknown = JSON.parse(content);
  if (pack === null || typeof pack !== "object" || Array.isArray(pack)) return content;
  return Object.entries(pack)
    .map(([name, held]) => `${name}:${formatSection(held)}`)
    .join("\n\n");
}

function formatSection(held: unknown): string {
  if (Array.isArray(held)) {
    return held.length === 0
      ? " none"
      : held.map((entry, i) => `\n  ${String(i).padStart(3)}  ${JSON.stringify(entry)}`).join("");
  }
  if (held === null || typeof held !== "object") return ` ${JSON.stringify(held)}`;
  return Object.entries(held)
    .map(([name, value]) => `\n  ${name}: ${JSON.stringify(value)}`)
    .join("");
}
