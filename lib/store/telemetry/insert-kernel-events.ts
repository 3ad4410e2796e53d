import { type KernelEvent, kernelStartUnixNano } from "@/lib/domain/kernel-event";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import { copyRows, linesOf } from "./copy-rows";
import { toBytea, toCopyLine } from "./copy-text";
import { ensurePartitions } from "./ensure-partitions";
import { hashToId, withoutProject } from "./hash-content";
import type { InsertResult } from "./insert-result";
import { toStoredText } from "./kernel-event-row";
import { KERNEL_EVENTS } from "./telemetry-tables";

/**
 * Stores kernel events; committed when it resolves. An event's id is a hash of its content, for two
 * equal ones would be of one process in one nanosecond: it is one event that was sent twice.
 */
export async function insertKernelEvents(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  events: readonly KernelEvent[],
): Promise<InsertResult> {
  await ensurePartitions(
    db,
    KERNEL_EVENTS,
    events.map(({ timeUnixNano }) => timeUnixNano),
  );
  const lines = new Set(events.map((event) => toLine(scope, event)));
  const { inserted } = await copyRows(db, KERNEL_EVENTS, linesOf([...lines]));
  return { inserted, duplicates: events.length - inserted };
}

function toLine(project: ProjectScope, event: KernelEvent): string {
  const content = toCopyLine([
    project.projectId,
    event.timeUnixNano,
    kernelStartUnixNano(event),
    event.kind,
    event.host,
    event.pid,
    event.namespacePid,
    toStoredText(event),
  ]);
  return `${content}\t${toCopyLine([toBytea(hashToId(withoutProject(content)))])}`;
}
