import { type IncidentId, incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import { INCIDENT_STATUSES, type IncidentStatus } from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "./database";

/** An incident whose status nobody outside was told yet. */
export interface UntoldStatus {
  readonly incidentId: IncidentId;
  readonly status: IncidentStatus;
  /** What was told last; null of an incident that was never told of. */
  readonly toldStatus: IncidentStatus | null;
}

/** Those that changed since `changedAfter`, the one that changed first first. */
export async function listUntoldStatuses(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  { changedAfter, limit }: { readonly changedAfter: Date; readonly limit: number },
): Promise<UntoldStatus[]> {
  const { rows } = await db.pool.query<{ number: number; status: string; told: string | null }>(
    `select number, status, notified_status as told from incidents
      where project_id = $1 and notified_status is distinct from status and updated_at > $2
      order by updated_at, number limit $3`,
    [scope.projectId, changedAfter, limit],
  );
  return rows.flatMap(({ number, status, told }) => {
    const known = statusOf(status);
    if (known === null) return [];
    return { incidentId: toIncidentId(number), status: known, toldStatus: statusOf(told) };
  });
}

/** Remembers which status was told. */
export async function markTold(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  { incidentId, status }: Pick<UntoldStatus, "incidentId" | "status">,
): Promise<void> {
  await db.pool.query(
    "update incidents set notified_status = $3 where project_id = $1 and number = $2",
    [scope.projectId, incidentNumberOf(incidentId), status],
  );
}

function statusOf(text: string | null): IncidentStatus | null {
  return INCIDENT_STATUSES.find((status) => status === text) ?? null;
}
