import { FaultlineError } from "@/lib/domain/errors";
import { cleanJsonValue, mayNeedCleaning } from "./clean-text";
import { locateJsonError } from "./locate-json-error";

/**
 * The JSON value of a request's body, its text safe to store. `check` sees the bytes as they came,
 * before anything reads them.
 * Throws `unsupported_media_type`, `payload_too_large`, `invalid_request` (with the position).
 */
export async function readJsonBody(
  request: Request,
  maxBytes: number,
  check: (bytes: Uint8Array) => void = () => undefined,
): Promise<unknown> {
  assertJsonMediaType(request.headers);
  const bytes = await readLimited(request, maxBytes);
  check(bytes);
  return parseJson(decodeUtf8(bytes));
}

function assertJsonMediaType(headers: Headers): void {
  const contentType = headers.get("content-type") ?? "";
  const mediaType = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  if (mediaType !== "application/json" && !/^application\/[^/]+\+json$/.test(mediaType)) {
    const given = contentType === "" ? "none was given" : `not ${contentType}`;
    throw new FaultlineError(
      "unsupported_media_type",
      `Content-Type must be application/json: ${given}`,
      { allowed: ["application/json"] },
    );
  }
  const encoding = headers.get("content-encoding") ?? "identity";
  if (encoding.toLowerCase() !== "identity") {
    throw new FaultlineError(
      "unsupported_media_type",
      `Content-Encoding ${encoding} is not read here: send the JSON uncompressed`,
      { allowed: ["identity"] },
    );
  }
}

/** Counts what arrives, so that a wrong or missing Content-Length changes nothing. */
async function readLimited(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new FaultlineError("payload_too_large", `the body is larger than ${maxBytes} bytes`, {
      maxBytes,
    });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  const reader = request.body?.getReader();
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    byteCount += value.byteLength;
    if (byteCount > maxBytes) {
      await reader.cancel();
      throw tooLarge();
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks, byteCount);
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new FaultlineError("invalid_request", "body: not valid UTF-8", {}, cause);
  }
}

function parseJson(text: string): unknown {
  try {
    return mayNeedCleaning(text) ? JSON.parse(text, cleanJsonValue) : JSON.parse(text);
  } catch (cause) {
    const position = locateJsonError(text);
    const where = position === null ? "" : ` at line ${position.line}, column ${position.column}`;
    const message =
      text.trim() === "" ? "body: empty, JSON is expected" : `body: malformed JSON${where}`;
    throw new FaultlineError("invalid_request", message, { position }, cause);
  }
}
