import type { SpanProcess } from "./process-index";
import type { SpanTarget } from "./span-target";

/** A span whose process is known, in the life of the process that it belongs to. */
export interface PlacedTarget extends SpanTarget {
  readonly process: SpanProcess;
  readonly life: number;
}

/** Spans of one life of a process. Keys of other things in it begin with it. */
export function lifeKey(process: SpanProcess, life: number): string {
  const keys = lifeKeys.get(process) ?? [];
  if (keys.length === 0) lifeKeys.set(process, keys);
  const key = keys[life] ?? `${process.id}/${life}`;
  keys[life] = key;
  return key;
}

/** One text for all facts of a life: it is looked up for each of them. */
const lifeKeys = new WeakMap<SpanProcess, string[]>();

/** Adds to the list of a key. */
export function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
