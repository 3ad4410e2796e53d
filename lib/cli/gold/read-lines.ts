/** The lines of a body as they come, those without text left out. */
export async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  for await (const bytes of body) {
    const pieces = decoder.decode(bytes, { stream: true }).split("\n");
    for (const [i, piece] of pieces.entries()) {
      if (i > 0) {
        const line = parts.join("");
        if (line.trim() !== "") yield line;
        parts = [];
      }
      parts.push(piece);
    }
  }
  const last = parts.join("") + decoder.decode();
  if (last.trim() !== "") yield last;
}
