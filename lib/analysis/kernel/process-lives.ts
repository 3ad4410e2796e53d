import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import type { ProcessIndex, SpanProcess } from "./process-index";

/** When the number of a process was given to another program: what follows is not its doing. */
export class ProcessLives {
  private readonly borders = new Map<SpanProcess, number[]>();

  /** Events by their time. */
  constructor(events: readonly StoredKernelEvent[], processes: ProcessIndex, baseUnixNano: bigint) {
    for (const event of events) {
      const isWhole = event.tid === null || event.tid === event.pid;
      if ((event.kind !== "exec" && event.kind !== "exit") || !isWhole) continue;
      const process = processes.ofEvent(event);
      if (process === null) continue;
      const time = Number(event.timeUnixNano - baseUnixNano);
      const borders = this.borders.get(process) ?? [];
      // What ends a life belongs to it; what begins one does too.
      borders.push(event.kind === "exit" ? time + 1 : time);
      this.borders.set(process, borders);
    }
  }

  /** Which life of the process a time falls into: equal numbers, the same program. O(log n). */
  at(process: SpanProcess, time: number): number {
    const borders = this.borders.get(process) ?? [];
    let low = 0;
    let high = borders.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((borders[middle] ?? 0) <= time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
