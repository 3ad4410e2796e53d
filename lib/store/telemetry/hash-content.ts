import { hash } from "node:crypto";

/** A row's content without its first column, the project: ids are the same in every project. */
export function withoutProject(line: string): string {
  return line.slice(line.indexOf("\t") + 1);
}

/** The first 8 bytes of SHA-256 as a signed 64-bit integer, the way a `bigint` column holds it. */
export function hashTo64Bits(content: string): bigint {
  return hash("sha256", content, "buffer").readBigInt64BE(0);
}

const FNV_PRIME = 0x01000193;
const FNV_BASIS = 0x811c9dc5;
const OTHER_PRIME = 0x85ebca6b;

/**
 * 64 bits in decimal that tell contents apart which already share a key: two lanes of 32 bits, FNV-1a
 * (Fowler, Noll, Vo) and the same with another prime, stirred at the end. For spans, of which there
 * are so many that SHA-256 took a tenth of the time to take one in; nobody gains by a collision.
 */
export function fingerprintOf(content: string): string {
  let first = FNV_BASIS;
  let second = ~FNV_BASIS;
  for (let index = 0; index < content.length; index += 1) {
    const unit = content.charCodeAt(index);
    first = Math.imul(first ^ unit, FNV_PRIME);
    second = Math.imul(second ^ unit, OTHER_PRIME) ^ (second >>> 15);
  }
  const high = stir(first ^ (second >>> 7));
  const low = stir(second);
  return BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low)).toString();
}

/** Spreads each bit over all 32 (the finish of MurmurHash3, Appleby). */
function stir(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The first 16 bytes of SHA-256 in hex. */
export function hashToId(content: string): string {
  return hash("sha256", content, "hex").slice(0, 32);
}
