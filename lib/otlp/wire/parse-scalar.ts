import type { ScalarKind } from "./message-plan";

/** A value of the wire types, or what was expected instead. */
export type ParsedScalar =
  | { readonly ok: true; readonly value: string | boolean | number | bigint | Uint8Array }
  | { readonly ok: false; readonly expected: string };

/** Parses a JSON value as protobuf's JSON mapping and OTLP's exceptions to it allow. */
export function parseScalar(kind: ScalarKind, value: unknown): ParsedScalar {
  switch (kind) {
    case "text":
      return typeof value === "string" ? accept(value) : expect("a string");
    case "hexId":
      return typeof value === "string" ? accept(value) : expect("a string of hex digits");
    case "boolean":
      return typeof value === "boolean" ? accept(value) : expect("true or false");
    case "double":
      return parseDouble(value);
    case "int32":
      return parseInteger32(value, -(2 ** 31), 2 ** 31 - 1);
    case "uint32":
      return parseInteger32(value, 0, 2 ** 32 - 1);
    case "enum":
      return isInteger32(value) ? accept(value) : expect("an integer (enum names are not allowed)");
    case "int64":
      return parseInteger64(value, -(2n ** 63n), 2n ** 63n - 1n);
    case "uint64":
      return parseInteger64(value, 0n, 2n ** 64n - 1n);
    case "base64":
      return parseBase64(value);
  }
}

function accept(value: string | boolean | number | bigint | Uint8Array): ParsedScalar {
  return { ok: true, value };
}

function expect(expected: string): ParsedScalar {
  return { ok: false, expected };
}

const NOT_FINITE = new Set(["NaN", "Infinity", "-Infinity"]);
const DECIMAL = /^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$/;

function parseDouble(value: unknown): ParsedScalar {
  if (typeof value === "number") return accept(value);
  if (typeof value === "string" && (NOT_FINITE.has(value) || DECIMAL.test(value))) {
    return accept(Number(value));
  }
  return expect('a number, "NaN", "Infinity" or "-Infinity"');
}

function isInteger32(value: unknown): value is number {
  return typeof value === "number" && (value | 0) === value;
}

function parseInteger32(value: unknown, least: number, most: number): ParsedScalar {
  const integer =
    typeof value === "string" && /^-?[0-9]{1,10}$/.test(value) ? Number(value) : value;
  const fits = typeof integer === "number" && Number.isInteger(integer);
  return fits && integer >= least && integer <= most
    ? accept(integer)
    : expect(`an integer from ${least} to ${most}`);
}

function parseInteger64(value: unknown, least: bigint, most: bigint): ParsedScalar {
  const integer = toBigInt(value);
  return integer !== null && integer >= least && integer <= most
    ? accept(integer)
    : expect(`an integer from ${least} to ${most}, as a string or a number`);
}

function toBigInt(value: unknown): bigint | null {
  if (typeof value === "string") return /^-?[0-9]{1,20}$/.test(value) ? BigInt(value) : null;
  return typeof value === "number" && Number.isInteger(value) ? BigInt(value) : null;
}

const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

function parseBase64(value: unknown): ParsedScalar {
  return typeof value === "string" && BASE64.test(value)
    ? accept(Buffer.from(value, "base64"))
    : expect("base64");
}
