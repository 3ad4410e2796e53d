import type { ServiceQuery } from "@/lib/domain/contracts/service";

const NANO_PER_MS = 1_000_000n;

/** The rolling window that was asked for. */
export interface ServiceWindow {
  readonly from: Date;
  readonly to: Date;
  readonly fromUnixNano: bigint;
  readonly toUnixNano: bigint;
}

export function serviceWindow({ seconds, to }: ServiceQuery, now: Date): ServiceWindow {
  const end = to === undefined ? now : new Date(to);
  const from = new Date(end.getTime() - seconds * 1_000);
  return {
    from,
    to: end,
    fromUnixNano: BigInt(from.getTime()) * NANO_PER_MS,
    toUnixNano: BigInt(end.getTime()) * NANO_PER_MS,
  };
}

/** The moment of unix nanoseconds, cut to the millisecond. */
export function isoOf(unixNano: bigint): string {
  return new Date(Number(unixNano / NANO_PER_MS)).toISOString();
}
