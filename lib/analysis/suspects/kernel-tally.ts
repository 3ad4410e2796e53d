import type { KernelFact } from "@/lib/analysis/kernel/kernel-fact";
import { kernelAnchor, type StoredKernelEvent } from "@/lib/domain/kernel-event";
import type { ExplainedWait } from "./explain-waits";
import type { Symptoms } from "./find-symptoms";
import type { KernelTrouble, NamedTrouble } from "./kernel-trouble";
import type { SpanTable } from "./span-table";

const MAX_SHOWN = 20;
const MOSTLY = 0.5;

interface Sums {
  readonly named: NamedTrouble;
  readonly window: Set<number>;
  readonly healthy: Set<number>;
  readonly rows: number[];
  readonly anchors: string[];
  readonly explained: Map<number, number>;
  readonly waiters: Set<number>;
  longestNano: number;
}

/** Counts the traces that each trouble is in. O(1) for each thing added. */
export class KernelTally {
  private readonly sums = new Map<string, Sums>();
  private readonly table: SpanTable;
  private readonly symptoms: Symptoms;
  private readonly healthyWatched: boolean;

  constructor(table: SpanTable, symptoms: Symptoms, healthyWatched: boolean) {
    this.table = table;
    this.symptoms = symptoms;
    this.healthyWatched = healthyWatched;
  }

  add(named: NamedTrouble, row: number, fact: KernelFact): void {
    const anchors = [kernelAnchor(fact.lead)];
    this.addAt(named, { row, shown: row, nano: fact.end - fact.start, anchors });
  }

  /** Of no trace: it counts like one of its own. */
  addAlone(named: NamedTrouble, event: StoredKernelEvent, isWindow: boolean): void {
    const sums = this.sumsOf(named);
    const side = isWindow ? sums.window : sums.healthy;
    side.add(-1 - side.size);
    if (isWindow) sums.anchors.push(kernelAnchor(event));
  }

  addAt(
    named: NamedTrouble,
    at: {
      readonly row: number;
      readonly shown: number;
      readonly nano: number;
      readonly anchors: readonly string[];
    },
  ): void {
    const known = this.sumsOf(named);
    const number = this.table.traceOf[at.row] ?? -1;
    if (!this.table.traces[number]?.isWindow) {
      known.healthy.add(number);
      return;
    }
    known.window.add(number);
    known.longestNano = Math.max(known.longestNano, at.nano);
    known.rows.push(at.shown);
    if (known.anchors.length < MAX_SHOWN) known.anchors.push(...at.anchors);
  }

  explain(named: NamedTrouble, { waiter, moved }: ExplainedWait): void {
    const { explained, waiters } = this.sumsOf(named);
    const number = this.table.traceOf[waiter] ?? -1;
    if (this.symptoms.isSymptomatic[number] !== 1) return;
    if (moved >= MOSTLY) waiters.add(this.table.operationOf[waiter] ?? -1);
    explained.set(number, Math.min(1, (explained.get(number) ?? 0) + moved));
  }

  private sumsOf(named: NamedTrouble): Sums {
    const key = `${named.kind} ${named.subject} ${named.operation}`;
    const known = this.sums.get(key) ?? noSums(named);
    this.sums.set(key, known);
    return known;
  }

  troubles(): KernelTrouble[] {
    const windowTraces = this.table.traces.filter(({ isWindow }) => isWindow).length;
    const healthyTraces = this.table.traces.length - windowTraces;
    return [...this.sums.values()].flatMap(
      ({ named, window, healthy, explained, waiters, ...rest }) => {
        if (window.size === 0) return [];
        const symptomatic = [...window].filter(
          (number) => this.symptoms.isSymptomatic[number] === 1,
        ).length;
        return [
          {
            ...named,
            ...rest,
            inWindow: window.size,
            unit: "traces" as const,
            ofWindow: windowTraces,
            ofSymptomatic: symptomatic / Math.max(1, this.symptoms.count),
            symptomaticOf: symptomatic / window.size,
            waiters: [...waiters],
            explained: sumOf(explained.values()) / Math.max(1, this.symptoms.count),
            inHealthy: healthy.size,
            ofHealthy: healthyTraces,
            healthyWatched: this.healthyWatched,
            rows: rest.rows.slice(0, MAX_SHOWN),
          },
        ];
      },
    );
  }
}

function noSums(named: NamedTrouble): Sums {
  return {
    named,
    window: new Set(),
    healthy: new Set(),
    rows: [],
    anchors: [],
    explained: new Map(),
    waiters: new Set(),
    longestNano: 0,
  };
}

function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
