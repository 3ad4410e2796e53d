import type { NodeIndex } from "./assembled-trace";

/**
 * Answers which intervals enclose a given one, as far as "none", "exactly this one" or "several":
 * of the intervals that start early enough, it keeps the two that end last. Built in O(n log n),
 * asked in O(log n).
 */
export class EnclosingIndex {
  private readonly nodes: readonly NodeIndex[];
  private readonly starts: readonly number[];
  private readonly endNano: Float64Array;
  /** Of the first i + 1 nodes, the one that ends last, and the runner-up (-1 for none). */
  private readonly latest: Int32Array;
  private readonly second: Int32Array;

  constructor(nodes: readonly NodeIndex[], startNano: Float64Array, endNano: Float64Array) {
    this.nodes = [...nodes].sort((a, b) => (startNano[a] ?? 0) - (startNano[b] ?? 0) || a - b);
    this.starts = this.nodes.map((node) => startNano[node] ?? 0);
    this.endNano = endNano;
    this.latest = new Int32Array(this.nodes.length);
    this.second = new Int32Array(this.nodes.length);
    let latest = -1;
    let second = -1;
    this.nodes.forEach((node, i) => {
      if (this.endOf(node) > this.endOf(latest)) {
        second = latest;
        latest = node;
      } else if (this.endOf(node) > this.endOf(second)) {
        second = node;
      }
      this.latest[i] = latest;
      this.second[i] = second;
    });
  }

  /** None, one, or two of the nodes that start no later and end no earlier. */
  enclosing(start: number, end: number): NodeIndex[] {
    const last = this.lastStartingBy(start);
    if (last < 0) return [];
    return [this.latest[last] ?? -1, this.second[last] ?? -1].filter(
      (node) => this.endOf(node) >= end,
    );
  }

  private endOf(node: NodeIndex): number {
    return node < 0 ? Number.NEGATIVE_INFINITY : (this.endNano[node] ?? 0);
  }

  private lastStartingBy(start: number): number {
    let low = 0;
    let high = this.starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
