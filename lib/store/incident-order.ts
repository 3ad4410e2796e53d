import { z } from "zod";
import { INCIDENT_STATUSES, SEVERITIES } from "@/lib/domain/incident";
import type { IncidentSort, IncidentSortColumn } from "@/lib/domain/incident-sort";
import { parseSort } from "@/lib/domain/sort";
import { decodeCursor, encodeCursor } from "./cursor";
import type { SqlParameters } from "./sql-parameters";

/** Where an incident stands: its key in the order, when it was opened, its number. */
export interface OrderedRow {
  readonly key: string;
  readonly opened_at: Date;
  readonly number: number;
  /** The moment at which those that are still open were measured. */
  readonly as_of: Date;
}

/** A list in one order: what to select, what stands after a cursor, and the cursor of a row. */
export interface IncidentOrder {
  /** The columns of an {@link OrderedRow}. */
  readonly columns: string;
  readonly orderBy: string;
  /** `true` on the first page. */
  readonly after: string;
  readonly cursorOf: (row: OrderedRow) => string;
}

/** Of one key the newest comes first, whichever way the key goes. */
export function incidentOrder(
  sort: IncidentSort | null,
  cursor: string | null,
  parameters: SqlParameters,
): IncidentOrder {
  const name = sort ?? "usual";
  const { column, descending } = sort === null ? USUAL : parseSort(sort);
  const place = cursor === null ? null : decodeCursor(cursor, positionIn(name));
  // The first page measures at its own time, and its cursor hands that on to the next.
  const asOf = `coalesce(${parameters.add(place?.[1] ?? null)}::timestamptz, date_trunc('milliseconds', now()))`;
  const key = keySql(column, asOf, descending);
  return {
    columns: `${key} as key, opened_at, number, ${asOf} as as_of`,
    orderBy: `key ${descending ? "desc" : "asc"}, opened_at desc, number desc`,
    after: place === null ? "true" : afterSql(key, descending, place, parameters),
    cursorOf: ({ key: at, as_of, opened_at, number }) =>
      encodeCursor([name, as_of.toISOString(), Number(at), opened_at.toISOString(), number]),
  };
}

const USUAL = { column: "usual", descending: false } as const;

/** The order, when it was measured, and the place: its key, when opened, the number. */
type Position = readonly [string, string, number, string, number];

/** A cursor of another order is none of this one. */
function positionIn(name: string): z.ZodType<Position> {
  const time = z.iso.datetime();
  return z.tuple([z.literal(name), time, z.number().int(), time, z.number().int()]);
}

function afterSql(
  key: string,
  descending: boolean,
  [, , at, openedAt, number]: Position,
  parameters: SqlParameters,
): string {
  const there = `${parameters.add(at)}::bigint`;
  const age = `(${parameters.add(openedAt)}::timestamptz, ${parameters.add(number)}::integer)`;
  return `(${key} ${descending ? "<" : ">"} ${there}
    or (${key} = ${there} and (opened_at, number) < ${age}))`;
}

/** A whole number of each row, never null. */
function keySql(column: IncidentSortColumn | "usual", asOf: string, descending: boolean): string {
  switch (column) {
    case "usual":
      return `((status = 'resolved')::integer * 10 + ${SEVERITY_SQL})`;
    case "severity":
      return SEVERITY_SQL;
    case "status":
      return placeSql("status", INCIDENT_STATUSES);
    case "opened":
      return millisecondsSql("opened_at - timestamptz 'epoch'");
    case "duration":
      return millisecondsSql(`coalesce(resolved_at, ${asOf}) - opened_at`);
    case "kept":
      return `coalesce(${KEPT_SQL}, ${descending ? -1 : 2_147_483_647})::bigint`;
  }
}

const SEVERITY_SQL = placeSql("severity", SEVERITIES);

/** Null where the list shows a word instead of the count: those stand last, whichever way. */
const KEPT_SQL = `case when evidence ->> 'status' in ('ok', 'degraded') then (${[
  "named",
  "exemplar",
  "failing",
  "slow",
]
  .map((role) => `(evidence #>> '{counts,${role}}')::bigint`)
  .join(" + ")}) end`;

function placeSql(column: string, values: readonly string[]): string {
  const list = values.map((value) => `'${value}'`).join(", ");
  return `array_position(array[${list}], ${column})::bigint`;
}

function millisecondsSql(interval: string): string {
  return `(extract(epoch from (${interval})) * 1000)::bigint`;
}
