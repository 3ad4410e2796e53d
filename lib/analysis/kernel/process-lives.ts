import type { TimedEvent } from "./kernel-fact";
import type { ProcessIndex, SpanProcess } from "./process-index";

/** When the number of a process was given to another program: what follows is not its doing. */
export class ProcessLives {
  private readonly borders = new Map<SpanProcess, number[]>();

  /** Events by their time. */
  constructor(events: readonly TimedEvent[], processes: ProcessIndex) {
    for (const { event, at: time } of events) {
      const isWhole = event.tid === null || event.tid === event.pid;
      if ((event.kind !== "exec" && event.kind !== "exit") || !isWhole) continue;
      const process = processes.ofEvent(event);
      if (process === null) continue;
      const borders = this.borders.get(process) ?? [];
      // What ends a life belongs to it; what begins one does too.
      borders.push(event.kind === "exit" ? time + 1 : time);
      this.borders.set(process, borders);
    }
  }

  /** Which life of the process a time falls into: equal numbers, the same program. O(log n). */
  at(process: SpanProcess, time: number): number {
    const borders = this.borders.get(process);
    if (borders === undefined) return 0;
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
