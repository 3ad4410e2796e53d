import { numberAttribute } from "@/lib/domain/attributes";
import type { KernelEventKind, StoredKernelEvent } from "@/lib/domain/kernel-event";
import type { Span } from "@/lib/domain/span";
import type { ProcessIndex, SpanProcess } from "./process-index";

/** Whose thread tells whose doing it was, when the span says which thread it ran on. */
export const BY_THREAD: ReadonlySet<KernelEventKind> = new Set<KernelEventKind>([
  "lock-wait",
  "lock-hold",
  "lock-release",
  "off-cpu",
  "stack",
]);

/** One that a connection tells of, such as the wait for a row of a database, may be of any thread. */
export function isByThread({
  kind,
  peerPort,
}: Pick<StoredKernelEvent, "kind" | "peerPort">): boolean {
  return BY_THREAD.has(kind) && peerPort === null;
}

type Thread = Pick<StoredKernelEvent, "pid" | "tid">;

export function threadIdOf({ attributes }: Span): number | null {
  return numberAttribute(attributes, "thread.id");
}

/** Whether a span ran on a thread; one that tells no thread ran on the first one of its process. */
export function isOnThread(threadId: number | null, { pid, tid }: Thread): boolean {
  return threadId === null ? tid === pid : threadId === tid;
}

/** Threads on which spans ran: what others waited for was a pool of a runtime at rest. */
export class RunningThreads {
  private readonly byProcess = new Map<SpanProcess, Set<number | null>>();

  constructor(spans: readonly Span[], processes: ProcessIndex) {
    for (const span of spans) {
      const process = processes.ofSpan(span);
      if (process === null) continue;
      const threads = this.byProcess.get(process) ?? new Set();
      this.byProcess.set(process, threads.add(threadIdOf(span)));
    }
  }

  has(process: SpanProcess, { pid, tid }: Thread): boolean {
    const threads = this.byProcess.get(process);
    if (threads === undefined) return false;
    return (threads.has(null) && tid === pid) || (tid !== null && threads.has(tid));
  }
}
