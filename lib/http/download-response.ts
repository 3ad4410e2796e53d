const TYPES = {
  json: "application/json",
  markdown: "text/markdown",
  html: "text/html",
} as const;

/** A text to be saved under a name, byte for byte. The name is ASCII without quotes. */
export function downloadResponse(
  content: string,
  fileName: string,
  type: keyof typeof TYPES = "json",
): Response {
  return new Response(content, {
    headers: {
      "content-type": `${TYPES[type]}; charset=utf-8`,
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}
