import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprintOf, hashTo64Bits, hashToId, withoutProject } from "./hash-content";

const MIN = -(2n ** 63n);
const MAX = 2n ** 63n - 1n;

describe("a fingerprint", () => {
  it("is the same for the same content and fits a bigint column", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (content) => {
        const value = BigInt(fingerprintOf(content));
        expect(value >= MIN && value <= MAX).toBe(true);
        expect(fingerprintOf(`${content}`)).toBe(fingerprintOf(content));
      }),
    );
  });

  it("differs for contents that differ in one place, of spans as they come: none alike in 200,000", () => {
    const seen = new Set<string>();
    const count = 200_000;
    for (let index = 0; index < count; index += 1) {
      const attributes = `{"http.route":"/orders","order.id":${index}}`;
      seen.add(fingerprintOf(`\\\\xabc\t\\\\xdef\t1763690000000000000\t0\t${attributes}\t[]`));
    }
    expect(seen.size).toBe(count);
  });

  it("uses all of its bits: each is set for about half of the contents", () => {
    const count = 20_000;
    const set = new Array<number>(64).fill(0);
    for (let index = 0; index < count; index += 1) {
      const value = BigInt.asUintN(64, BigInt(fingerprintOf(`span ${index}`)));
      for (let bit = 0; bit < 64; bit += 1) {
        if ((value >> BigInt(bit)) & 1n) set[bit] = (set[bit] ?? 0) + 1;
      }
    }
    for (const ones of set) expect(Math.abs(ones / count - 0.5)).toBeLessThan(0.03);
  });
});

describe("ids from content", () => {
  it("are 64 bits or 32 hex digits of SHA-256", () => {
    expect(hashToId("abc")).toBe("ba7816bf8f01cfea414140de5dae2223");
    expect(hashTo64Bits("abc")).toBe(BigInt.asIntN(64, 0xba7816bf8f01cfean));
  });

  it("leave the project out: the same content has the same id in every project", () => {
    expect(withoutProject("12\ta\tb")).toBe("a\tb");
  });
});
