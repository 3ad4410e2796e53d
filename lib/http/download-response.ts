/** JSON to be saved under a name, byte for byte. The name is ASCII without quotes. */
export function downloadResponse(content: string, fileName: string): Response {
  return new Response(content, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}
