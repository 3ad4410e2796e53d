import { z } from "zod";
import { Places, VerifiedHypothesis } from "@/lib/domain/analysis";
import { type IncidentId, incidentNumberOf, toIncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "./database";

const StoredSuspect = z.object({ service: z.string(), spanIds: z.array(z.string()) });
/** Where what is anchored is seen; a trace only of what is in one. */
const Targets = z.record(z.string(), z.object({ traceId: z.string().nullish() }));

export interface FirstSuspect {
  /** Null where the ranker abstained. */
  readonly suspect: z.output<typeof StoredSuspect> | null;
  readonly targets: z.output<typeof Targets>;
}

export interface FirstHypothesis {
  /** Null where nothing was published. */
  readonly hypothesis: VerifiedHypothesis | null;
  readonly places: z.output<typeof Places>;
}

/** Whom the ranker, in this version, named first of each incident. */
export async function listFirstSuspects(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  incidentIds: readonly IncidentId[],
  rankerVersion: string,
): Promise<Map<IncidentId, FirstSuspect>> {
  const { rows } = await db.pool.query<{ number: number; suspect: unknown; targets: unknown }>(
    `select distinct on (incident_number) incident_number as number,
            case when result->>'status' <> 'abstained' then result->'suspects'->0 end as suspect,
            coalesce(result->'suspects'->0->'targets', '{}'::jsonb) as targets
       from rankings
      where project_id = $1 and incident_number = any($2::integer[]) and ranker_version = $3
      order by incident_number, checked_at desc`,
    [scope.projectId, incidentIds.map(incidentNumberOf), rankerVersion],
  );
  return new Map(
    rows.map(({ number, suspect, targets }) => [
      toIncidentId(number),
      {
        suspect: StoredSuspect.nullable().parse(suspect),
        targets: Targets.parse(targets),
      },
    ]),
  );
}

/** What the analyst that was asked last published first of each incident. */
export async function listFirstHypotheses(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  incidentIds: readonly IncidentId[],
): Promise<Map<IncidentId, FirstHypothesis>> {
  const { rows } = await db.pool.query<{ number: number; hypothesis: unknown; places: unknown }>(
    `select distinct on (incident_number) incident_number as number,
            result->'hypotheses'->0 as hypothesis, coalesce(result->'places', '{}'::jsonb) as places
       from analyses
      where project_id = $1 and incident_number = any($2::integer[])
        and status in ('succeeded', 'inconclusive') and result is not null
      order by incident_number, requested_at desc`,
    [scope.projectId, incidentIds.map(incidentNumberOf)],
  );
  return new Map(
    rows.map(({ number, hypothesis, places }) => [
      toIncidentId(number),
      {
        hypothesis: VerifiedHypothesis.nullable().parse(hypothesis),
        places: Places.parse(places),
      },
    ]),
  );
}
