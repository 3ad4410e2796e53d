import { addTo, lifeKey, type PlacedTarget } from "./placed-target";
import type { SpanTarget } from "./span-target";

/** Ancestors looked at for each caller: instrumentations stack a few spans on one call. */
const ANCESTORS = 16;
const NO_PORT = "any";

/** Spans that call others, by their process and the port they call. */
export class CallerPools {
  private readonly pools = new Map<string, PlacedTarget[]>();
  private readonly byLocalPort = new Map<string, PlacedTarget[]>();

  constructor(targets: readonly (PlacedTarget | null)[]) {
    for (const target of targets) {
      if (target === null || !target.isCaller) continue;
      const life = lifeKey(target.process, target.life);
      addTo(this.pools, `${life}/${target.peerPort ?? NO_PORT}`, target);
      if (target.localPort !== null) addTo(this.byLocalPort, `${life}/${target.localPort}`, target);
    }
    for (const [key, pool] of this.pools) this.pools.set(key, withoutOuter(pool, targets));
  }

  /** Callers of a port; those that tell no port when none tells this one. */
  ofPort(life: string, port: number | null): readonly PlacedTarget[] {
    return this.pools.get(`${life}/${port}`) ?? this.pools.get(`${life}/${NO_PORT}`) ?? [];
  }

  /** Callers that say that their connection left from this port. */
  ofLocalPort(life: string, localPort: number): readonly PlacedTarget[] {
    return this.byLocalPort.get(`${life}/${localPort}`) ?? [];
  }
}

/** Without the spans around another of the pool: the innermost is the call, its parents inherit. */
function withoutOuter(
  pool: readonly PlacedTarget[],
  targets: readonly (SpanTarget | null)[],
): PlacedTarget[] {
  const inside = new Set(pool.map(({ index }) => index));
  const outer = new Set<number>();
  for (const { parent } of pool) {
    let above = parent;
    for (let step = 0; step < ANCESTORS && above >= 0 && !outer.has(above); step += 1) {
      if (inside.has(above)) outer.add(above);
      above = targets[above]?.parent ?? -1;
    }
  }
  return outer.size === 0 ? [...pool] : pool.filter(({ index }) => !outer.has(index));
}
