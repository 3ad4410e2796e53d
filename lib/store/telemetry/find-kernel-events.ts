import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import { KERNEL_EVENT_COLUMNS, type KernelEventRow, toKernelEvent } from "./kernel-event-row";

export interface KernelEventFilter {
  /** Empty: any. Events whose capture named no host are found under every host. */
  readonly hosts: readonly string[];
  /** Of the host or of a container; empty: any. Events without an owner are found under every one. */
  readonly pids: readonly number[];
  readonly fromUnixNano: bigint;
  /** Inclusive, as is `fromUnixNano`: events that were under way at any time between. */
  readonly toUnixNano: bigint;
  readonly limit: number;
}

export interface FoundKernelEvents {
  readonly events: readonly StoredKernelEvent[];
  /** There are more than `limit`. */
  readonly truncated: boolean;
}

/** An operation that took longer and ended after the window is not looked for. */
const LONGEST_NANO = 60_000_000_000n;

/** Events of some processes that were under way within a window, by when they ended. */
export async function findKernelEvents(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  filter: KernelEventFilter,
): Promise<FoundKernelEvents> {
  const { rows } = await db.pool.query<KernelEventRow>(
    `select ${KERNEL_EVENT_COLUMNS} from kernel_events
      where project_id = $1
        and time_unix_nano between $2 and $4 and start_unix_nano <= $3
        and (cardinality($5::text[]) = 0 or host = '' or lower(host) = any($5::text[]))
        and (cardinality($6::bigint[]) = 0 or pid is null
             or pid = any($6::bigint[]) or namespace_pid = any($6::bigint[]))
      order by time_unix_nano, id limit $7`,
    [
      scope.projectId,
      filter.fromUnixNano,
      filter.toUnixNano,
      filter.toUnixNano + LONGEST_NANO,
      filter.hosts.map((host) => host.toLowerCase()),
      filter.pids,
      filter.limit + 1,
    ],
  );
  const events = rows.slice(0, filter.limit).map(toKernelEvent);
  return { events, truncated: rows.length > events.length };
}

/** The event that an anchor `kernel:<id>` names, or null. `id` is in hex. */
export async function findKernelEvent(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  id: string,
): Promise<StoredKernelEvent | null> {
  if (!/^[0-9a-f]{32}$/.test(id)) return null;
  const { rows } = await db.pool.query<KernelEventRow>(
    `select ${KERNEL_EVENT_COLUMNS} from kernel_events
      where project_id = $1 and id = decode($2, 'hex') order by time_unix_nano limit 1`,
    [scope.projectId, id],
  );
  return rows[0] === undefined ? null : toKernelEvent(rows[0]);
}

/** Whether a host was watched during a window, and how much of it was lost. */
export interface CaptureCoverage {
  readonly host: string;
  readonly eventCount: number;
  readonly lostEventCount: number;
}

/** The hosts that sent anything within a window. */
export async function listCaptureCoverage(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  window: { readonly fromUnixNano: bigint; readonly toUnixNano: bigint },
): Promise<CaptureCoverage[]> {
  const { rows } = await db.pool.query<CaptureCoverage>(
    `select host, count(*)::integer as "eventCount",
            coalesce(sum((event->>'count')::bigint) filter (where kind = 'capture-lost'), 0)::float8
              as "lostEventCount"
       from kernel_events
      where project_id = $1 and time_unix_nano between $2 and $3
      group by host order by host`,
    [scope.projectId, window.fromUnixNano, window.toUnixNano],
  );
  return rows;
}
