import { promisify } from "node:util";
import zlib from "node:zlib";
import { FaultlineError } from "@/lib/domain/errors";
import type { OtlpEncoding } from "@/lib/domain/otlp";
import type { BodyLimits } from "./body-limits";

/** A body that counts against the limit in flight until `release` is called. */
export interface OtlpBody {
  readonly bytes: Uint8Array;
  readonly release: () => void;
}

/** The encoding named by Content-Type, or null when it is neither of the two. */
export function otlpEncodingOf(headers: Headers): OtlpEncoding | null {
  const [mediaType = "", ...parameters] = (headers.get("content-type") ?? "")
    .toLowerCase()
    .split(";");
  switch (mediaType.trim()) {
    case "application/x-protobuf":
      return "protobuf";
    case "application/json":
      return parameters.every(isUtf8Charset) ? "json" : null;
    default:
      return null;
  }
}

/** JSON is UTF-8 or it is not read; other parameters say nothing of the encoding. */
function isUtf8Charset(parameter: string): boolean {
  const [name = "", value = ""] = parameter.split("=");
  return name.trim() !== "charset" || /^"?utf-?8"?$/.test(value.trim());
}

/**
 * The body, decompressed. Throws `unsupported_media_type` (Content-Encoding), `payload_too_large`,
 * `overloaded`, `invalid_request` (compressed data that is not).
 */
export async function readOtlpBody(request: Request, limits: BodyLimits): Promise<OtlpBody> {
  const inflate = inflaterOf(request.headers);
  const sent = await readStream(request, limits);
  if (inflate === null) return sent;
  try {
    return hold(await inflate(sent.bytes, limits.maxBytes), limits);
  } finally {
    sent.release();
  }
}

async function readStream(request: Request, limits: BodyLimits): Promise<OtlpBody> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > limits.maxBytes) throw tooLarge(limits);
  const chunks: Uint8Array[] = [];
  let taken = 0;
  const release = () => limits.inFlight.giveBack(taken);
  // Not cancelled when it is too much: that would close the connection before the answer is out.
  const reader = request.body?.getReader();
  try {
    while (reader !== undefined) {
      const { done, value } = await readChunk(reader);
      if (done) break;
      if (taken + value.byteLength > limits.maxBytes) throw tooLarge(limits);
      if (!limits.inFlight.tryTake(value.byteLength)) throw overloaded();
      taken += value.byteLength;
      chunks.push(value);
    }
  } catch (error) {
    release();
    throw error;
  }
  return { bytes: Buffer.concat(chunks, taken), release };
}

async function readChunk(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    return await reader.read();
  } catch (cause) {
    const message = "the body broke off before its end";
    throw new FaultlineError("invalid_request", message, {}, cause);
  }
}

function hold(bytes: Uint8Array, { inFlight }: BodyLimits): OtlpBody {
  if (!inFlight.tryTake(bytes.byteLength)) throw overloaded();
  return { bytes, release: () => inFlight.giveBack(bytes.byteLength) };
}

type Inflate = (bytes: Uint8Array, maxBytes: number) => Promise<Uint8Array>;

function inflaterOf(headers: Headers): Inflate | null {
  const encoding = (headers.get("content-encoding") ?? "").trim().toLowerCase();
  switch (encoding) {
    case "":
    case "identity":
      return null;
    case "gzip":
      return inflateWith(promisify(zlib.gunzip));
    case "deflate":
      return inflateWith(promisify(zlib.inflate));
    default:
      throw new FaultlineError(
        "unsupported_media_type",
        `Content-Encoding is read as gzip, deflate or identity, not ${encoding}`,
      );
  }
}

/** zlib works on a thread of its own and stops at the limit, not after it. */
function inflateWith(
  inflate: (bytes: Uint8Array, options: zlib.ZlibOptions) => Promise<Buffer>,
): Inflate {
  return async (bytes, maxBytes) => {
    try {
      return await inflate(bytes, { maxOutputLength: maxBytes });
    } catch (cause) {
      const code = cause instanceof Error && "code" in cause ? cause.code : null;
      if (code === "ERR_BUFFER_TOO_LARGE") {
        const message = `the body is larger than ${maxBytes} bytes when decompressed`;
        throw new FaultlineError("payload_too_large", message, { maxBytes }, cause);
      }
      const problem = cause instanceof Error ? cause.message : String(cause);
      const message = `the compressed body cannot be read: ${problem}`;
      throw new FaultlineError("invalid_request", message, {}, cause);
    }
  };
}

function tooLarge({ maxBytes }: BodyLimits): FaultlineError {
  const message = `the body is larger than ${maxBytes} bytes`;
  return new FaultlineError("payload_too_large", message, { maxBytes });
}

function overloaded(): FaultlineError {
  return new FaultlineError("overloaded", "too many bodies at once: send again later");
}
