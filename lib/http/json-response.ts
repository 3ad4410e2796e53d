/**
 * A JSON answer, never cached. Should a bigint have slipped in, it is written as a decimal string:
 * the replacer that takes costs several times the plain way, so it is the second attempt.
 */
export function jsonResponse(
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(toJsonText(body), {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      ...headers,
    },
  });
}

function toJsonText(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return JSON.stringify(body, (_key, value) =>
      typeof value === "bigint" ? value.toString() : value,
    );
  }
}
