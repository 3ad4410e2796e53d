/** Telemetry can hold markup: what it says is text, in Markdown too. On one line. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|!]/g, "\\$&").replaceAll("\n", " ");
}
