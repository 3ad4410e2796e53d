import { isUtf8 } from "node:buffer";
import protobuf from "protobufjs";
import { FaultlineError } from "@/lib/domain/errors";
import { isUnstorable, toStorable } from "./clean-text";
import { MAX_READS } from "./limits";

/**
 * What is used of protobufjs' reader. Its type promises `Long` for 64-bit integers; the methods
 * below return bigints instead, so the class is extended under this narrower type.
 */
interface BaseReader {
  buf: Uint8Array;
  pos: number;
  len: number;
  uint32(): number;
}
const Base = protobuf.Reader as unknown as new (buffer: Uint8Array) => BaseReader;

/**
 * Reader for protobufjs' generated decoders: exact 64-bit integers, storable texts, a bounded number
 * of reads. Throws `RangeError` past the end, `payload_too_large` past `MAX_READS`.
 */
export class OtlpReader extends Base {
  /** Texts in which something had to be replaced by U+FFFD. */
  replacedTextCount = 0;
  private readonly bytesRead: Buffer;
  private readonly view: DataView;
  private readsLeft = MAX_READS;

  constructor(body: Uint8Array) {
    const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    super(buffer);
    this.bytesRead = buffer;
    this.view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  }

  override uint32(): number {
    if (--this.readsLeft < 0) throw tooManyReads();
    const { pos } = this;
    // Most tags and lengths are one byte.
    const byte = pos < this.len ? (this.buf[pos] ?? 0x80) : 0x80;
    if (byte < 0x80) {
      this.pos = pos + 1;
      return byte;
    }
    return super.uint32();
  }

  string(): string {
    const { start, end } = this.span();
    const text = this.bytesRead.toString("utf8", start, end);
    return SUSPECT.test(text) ? this.cleaned(text, start, end) : text;
  }

  bytes(): Uint8Array {
    const { start, end } = this.span();
    return this.bytesRead.subarray(start, end);
  }

  fixed64(): bigint {
    return this.view.getBigUint64(this.take(8), true);
  }

  sfixed64(): bigint {
    return this.view.getBigInt64(this.take(8), true);
  }

  double(): number {
    return this.view.getFloat64(this.take(8), true);
  }

  int64(): bigint {
    return BigInt.asIntN(64, this.varint64());
  }

  uint64(): bigint {
    return BigInt.asUintN(64, this.varint64());
  }

  /** Decoding has replaced what is not UTF-8 by U+FFFD; a U+FFFD that was sent is none of that. */
  private cleaned(text: string, start: number, end: number): string {
    const isIntact = isUtf8(this.bytesRead.subarray(start, end)) && !isUnstorable(text);
    if (!isIntact) this.replacedTextCount++;
    return toStorable(text);
  }

  /** Position of `length` bytes, which are passed over. */
  private take(length: number): number {
    const start = this.pos;
    if (start + length > this.len) throw new RangeError(`${length} bytes run past the end`);
    this.pos = start + length;
    return start;
  }

  private span(): { start: number; end: number } {
    const length = this.uint32();
    const start = this.take(length);
    return { start, end: start + length };
  }

  private varint64(): bigint {
    // Seven bits a byte: four bytes in `low`, four in `middle`, two in `high`.
    const low = this.sevenBits(4);
    const middle = low.more ? this.sevenBits(4) : NOTHING;
    const high = middle.more ? this.sevenBits(2) : NOTHING;
    if (high.more) throw new RangeError("a 64-bit integer is longer than 10 bytes");
    if (high.bits === 0 && middle.bits < 2 ** 25) return BigInt(middle.bits * 2 ** 28 + low.bits);
    return (BigInt(high.bits) << 56n) | (BigInt(middle.bits) << 28n) | BigInt(low.bits);
  }

  private sevenBits(maxBytes: number): { bits: number; more: boolean } {
    let bits = 0;
    for (let index = 0; index < maxBytes; index++) {
      const byte = this.buf[this.take(1)] ?? 0;
      bits |= (byte & 0x7f) << (7 * index);
      if (byte < 0x80) return { bits, more: false };
    }
    return { bits, more: true };
  }
}

/** A text without any of these is as it was sent. */
const SUSPECT = /[\0\uD800-\uDFFF\uFFFD]/;

const NOTHING = { bits: 0, more: false } as const;

function tooManyReads(): FaultlineError {
  return new FaultlineError(
    "payload_too_large",
    `the request holds more than ${MAX_READS} fields and messages: send smaller batches`,
  );
}
