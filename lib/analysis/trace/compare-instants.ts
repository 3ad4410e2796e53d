import type { ClockSkew } from "./clock-skew";

/** A moment as a host recorded it. */
export interface HostInstant {
  readonly host: string;
  readonly unixNano: bigint;
}

/**
 * Which of two moments came first. Across hosts it is `uncertain` within the uncertainty of both
 * clocks, and always for a host that nothing is known of; on one host only when they are equal.
 */
export function compareInstants(
  a: HostInstant,
  b: HostInstant,
  skew: Pick<ClockSkew, "hosts">,
): "before" | "after" | "uncertain" {
  const clockA = skew.hosts.get(a.host);
  const clockB = skew.hosts.get(b.host);
  let apart = Number(b.unixNano - a.unixNano);
  let uncertainty = 0;
  if (a.host !== b.host) {
    if (clockA === undefined || clockB === undefined) return "uncertain";
    apart -= clockB.offsetNano - clockA.offsetNano;
    uncertainty = clockA.uncertaintyNano + clockB.uncertaintyNano;
  }
  if (Math.abs(apart) <= uncertainty) return "uncertain";
  return apart > 0 ? "before" : "after";
}
