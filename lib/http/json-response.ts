import { FaultlineError } from "@/lib/domain/errors";

/**
 * A JSON answer, never cached. Should a bigint have slipped in, it is written as a decimal string:
 * the replacer that takes costs several times the plain way, so it is the second attempt.
 * @throws `too_large_to_compute` for more text than a string can hold (2^29 characters in V8)
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
    if (error instanceof RangeError && /string length/.test(error.message)) {
      const message = "the answer is too large to be written as one JSON text";
      throw new FaultlineError("too_large_to_compute", message, {}, error);
    }
    if (!(error instanceof TypeError)) throw error;
    return JSON.stringify(body, (_key, value) =>
      typeof value === "bigint" ? value.toString() : value,
    );
  }
}
