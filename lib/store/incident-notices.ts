import { type IncidentId, incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import {
  INCIDENT_STATUSES,
  type IncidentStatus,
  SEVERITIES,
  type Severity,
} from "@/lib/domain/incident";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "./database";

/** What others are told of an incident. */
export interface ToldState {
  readonly status: IncidentStatus;
  readonly severity: Severity;
  readonly assignee: string | null;
  readonly mergedInto: IncidentId | null;
}

/** An incident that has another state than others were told. */
export interface UntoldState {
  readonly incidentId: IncidentId;
  readonly now: ToldState;
  /** What was told last; null of an incident that was never told of. */
  readonly told: ToldState | null;
}

interface Row {
  readonly number: number;
  readonly status: string;
  readonly severity: string;
  readonly assignee: string | null;
  readonly merged_into: number | null;
  readonly notified_status: string | null;
  readonly notified_severity: string | null;
  readonly notified_assignee: string | null;
  readonly notified_merged_into: number | null;
}

/** Those that changed since `changedAfter`, the one that changed first first. */
export async function listUntoldStates(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  { changedAfter, limit }: { readonly changedAfter: Date; readonly limit: number },
): Promise<UntoldState[]> {
  const { rows } = await db.pool.query<Row>(
    `select number, status, severity, assignee, merged_into, notified_status, notified_severity,
            notified_assignee, notified_merged_into
       from incidents
      where project_id = $1 and updated_at > $2
        and (status, severity, assignee, merged_into) is distinct from
            (notified_status, notified_severity, notified_assignee, notified_merged_into)
      order by updated_at, number limit $3`,
    [scope.projectId, changedAfter, limit],
  );
  return rows.flatMap((row) => {
    const now = stateOf(row.status, row.severity, row.assignee, row.merged_into);
    if (now === null) return [];
    const told = stateOf(
      row.notified_status,
      row.notified_severity,
      row.notified_assignee,
      row.notified_merged_into,
    );
    return { incidentId: toIncidentId(row.number), now, told };
  });
}

/** Remembers what was told. */
export async function markTold(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  { incidentId, now }: Pick<UntoldState, "incidentId" | "now">,
): Promise<void> {
  const { status, severity, assignee, mergedInto } = now;
  await db.pool.query(
    `update incidents
        set notified_status = $3, notified_severity = $4, notified_assignee = $5,
            notified_merged_into = $6
      where project_id = $1 and number = $2`,
    [
      scope.projectId,
      incidentNumberOf(incidentId),
      status,
      severity,
      assignee,
      mergedInto === null ? null : incidentNumberOf(mergedInto),
    ],
  );
}

function stateOf(
  statusText: string | null,
  severityText: string | null,
  assignee: string | null,
  into: number | null,
): ToldState | null {
  const status = INCIDENT_STATUSES.find((one) => one === statusText);
  const severity = SEVERITIES.find((one) => one === severityText);
  if (status === undefined || severity === undefined) return null;
  return { status, severity, assignee, mergedInto: into === null ? null : toIncidentId(into) };
}
