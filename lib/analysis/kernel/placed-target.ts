import type { SpanProcess } from "./process-index";
import type { SpanTarget } from "./span-target";

/** A span whose process is known, in the life of the process that it belongs to. */
export interface PlacedTarget extends SpanTarget {
  readonly process: SpanProcess;
  readonly life: number;
}

/** Spans of one life of a process. Keys of other things in it begin with it. */
export function lifeKey(process: SpanProcess, life: number): string {
  return `${process.id}/${life}`;
}

/** Adds to the list of a key. */
export function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
