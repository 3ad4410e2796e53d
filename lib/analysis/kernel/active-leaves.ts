import type { PlacedTarget } from "./placed-target";

/** The innermost spans under way at a moment. */
export interface ActiveLeaves {
  /** The one that began last; null when nothing was under way. */
  readonly latest: PlacedTarget | null;
  readonly count: number;
}

interface Edge {
  readonly time: number;
  readonly target: PlacedTarget;
  readonly begins: boolean;
}

/**
 * For each of some moments, given in order, the innermost spans under way: those no child of which
 * is. The rounding of the spans' clock is granted to their ends. O((spans + moments) log spans).
 */
export function findActiveLeaves(
  targets: readonly PlacedTarget[],
  moments: readonly number[],
): readonly ActiveLeaves[] {
  const edges = edgesOf(targets);
  const active = new ActiveSpans();
  let next = 0;
  return moments.map((moment) => {
    for (; next < edges.length; next += 1) {
      const edge = edges[next];
      if (edge === undefined || edge.time > moment) break;
      if (edge.begins) active.begin(edge.target);
      else active.end(edge.target);
    }
    return active.leaves();
  });
}

function edgesOf(targets: readonly PlacedTarget[]): readonly Edge[] {
  const edges = targets.flatMap((target): Edge[] => [
    { time: target.start, target, begins: true },
    { time: target.end + target.resolution, target, begins: false },
  ]);
  // What begins when another ends was there before that one is gone.
  return edges.sort((a, b) => a.time - b.time || Number(b.begins) - Number(a.begins));
}

class ActiveSpans {
  private readonly active = new Map<number, PlacedTarget>();
  private readonly childCounts = new Map<number, number>();
  /** In the order in which they became innermost. */
  private readonly innermost = new Map<number, PlacedTarget>();

  begin(target: PlacedTarget): void {
    this.active.set(target.index, target);
    if ((this.childCounts.get(target.index) ?? 0) === 0) this.innermost.set(target.index, target);
    this.changeChildren(target.parent, 1);
  }

  end(target: PlacedTarget): void {
    this.active.delete(target.index);
    this.innermost.delete(target.index);
    this.changeChildren(target.parent, -1);
  }

  leaves(): ActiveLeaves {
    let latest: PlacedTarget | null = null;
    let seen = 0;
    for (const target of this.innermost.values()) {
      if (latest === null || target.start >= latest.start) latest = target;
      seen += 1;
      if (seen === MOST_COMPARED) break;
    }
    return { latest, count: this.innermost.size };
  }

  private changeChildren(parent: number, change: number): void {
    if (parent < 0) return;
    const count = (this.childCounts.get(parent) ?? 0) + change;
    this.childCounts.set(parent, count);
    const target = this.active.get(parent);
    if (target === undefined) return;
    if (count === 0) this.innermost.set(parent, target);
    else this.innermost.delete(parent);
  }
}

/** Where more are under way at once, which one began last says nothing. */
const MOST_COMPARED = 32;
