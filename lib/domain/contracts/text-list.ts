import { z } from "zod";

/**
 * A comma-separated query parameter as a list of any texts, as a repeated one reads too. A comma or
 * backslash that belongs to a text has a backslash before it.
 */
export const TextList = z
  .string()
  .max(4_000)
  .transform(splitTexts)
  .pipe(z.array(z.string().max(200)).max(100))
  .describe("comma-separated or repeated; a comma within a value is written \\,");

function splitTexts(joined: string): string[] {
  const escaped = joined.match(/(?:\\[\\,]|[^,])+/g) ?? [];
  return escaped.map((text) => text.replace(/\\([\\,])/g, "$1"));
}
