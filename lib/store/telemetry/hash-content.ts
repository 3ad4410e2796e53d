import { hash } from "node:crypto";

/** A row's content without its first column, the project: ids are the same in every project. */
export function withoutProject(line: string): string {
  return line.slice(line.indexOf("\t") + 1);
}

/** The first 8 bytes of SHA-256 as a signed 64-bit integer, the way a `bigint` column holds it. */
export function hashTo64Bits(content: string): bigint {
  return hash("sha256", content, "buffer").readBigInt64BE(0);
}

/** The first 16 bytes of SHA-256 in hex. */
export function hashToId(content: string): string {
  return hash("sha256", content, "hex").slice(0, 32);
}
