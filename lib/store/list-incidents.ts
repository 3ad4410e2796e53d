import type { Incident } from "@/lib/domain/incident";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import type { IncidentSort } from "@/lib/domain/incident-sort";
import type { ProjectScope } from "@/lib/domain/project";
import { type Page, toPage } from "./cursor";
import type { Database } from "./database";
import { facetConditions, LISTED_SQL, searchCondition } from "./incident-conditions";
import { incidentOrder, type OrderedRow } from "./incident-order";
import { toIncident } from "./incident-row";
import { SqlParameters } from "./sql-parameters";

export interface IncidentFilter extends Partial<IncidentFilters> {
  /** Without one: active incidents first, then by severity, then the newest. */
  readonly sort?: IncidentSort | null;
  readonly cursor?: string | null;
  readonly limit: number;
}

/**
 * Incidents in the order asked for. Pages by position, so that an incident which arrives meanwhile
 * neither repeats nor hides another.
 */
export async function listIncidents(
  db: Database,
  scope: ProjectScope,
  filter: IncidentFilter,
): Promise<Page<Incident>> {
  const { items: numbers, nextCursor } = await listNumbers(db, scope, filter);
  const rows = await db.prisma.incident.findMany({
    where: { projectId: scope.projectId, number: { in: numbers } },
  });
  const byNumber = new Map(rows.map((row) => [row.number, toIncident(row)]));
  return { items: numbers.flatMap((number) => byNumber.get(number) ?? []), nextCursor };
}

async function listNumbers(
  db: Database,
  scope: ProjectScope,
  filter: IncidentFilter,
): Promise<Page<number>> {
  const parameters = new SqlParameters();
  const project = parameters.add(scope.projectId);
  const order = incidentOrder(filter.sort ?? null, filter.cursor ?? null, parameters);
  const conditions = [
    LISTED_SQL,
    ...Object.values(facetConditions(filter, parameters)),
    searchCondition(filter.q, parameters),
    order.after,
  ];
  const found = await db.pool.query<OrderedRow>(
    `select ${order.columns} from incidents
      where project_id = ${project} and ${conditions.join(" and ")}
      order by ${order.orderBy}
      limit ${parameters.add(filter.limit + 1)}`,
    parameters.values,
  );
  return toPage(found.rows, filter.limit, ({ number }) => number, order.cursorOf);
}
