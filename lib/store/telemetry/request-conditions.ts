import type { ProjectScope } from "@/lib/domain/project";
import type { SqlParameters } from "../sql-parameters";
import { normalizeRoute } from "./entry-route";

/** Requests of a service and a route in a stretch of time, by the spans by which they entered. */
export interface RequestFilter {
  /** null: any. */
  readonly service: string | null;
  /** `/orders` or `POST /orders`, compared with the route of the span; or its whole name. null: any. */
  readonly route: string | null;
  /** Start of the span, inclusive. */
  readonly fromUnixNano: bigint;
  /** Exclusive. */
  readonly toUnixNano: bigint;
}

/** The condition on a row of `spans`. Spans that were exported unfinished are no requests yet. */
export function requestConditions(
  scope: ProjectScope,
  filter: RequestFilter,
  parameters: SqlParameters,
): string {
  const conditions = [
    `project_id = ${parameters.add(scope.projectId)}`,
    "is_entry",
    "end_unix_nano > 0",
    `start_unix_nano >= ${parameters.add(filter.fromUnixNano)}`,
    `start_unix_nano < ${parameters.add(filter.toUnixNano)}`,
  ];
  if (filter.service !== null) conditions.push(`service = ${parameters.add(filter.service)}`);
  if (filter.route !== null) {
    const route = parameters.add(normalizeRoute(filter.route));
    conditions.push(`(route = ${route} or name = ${parameters.add(filter.route)})`);
  }
  return conditions.join(" and ");
}

/** Durations by steps of a sixteenth of a power of two, as `lib/domain/latency-step.ts` reads them. */
export const LATENCY_STEP = `floor(16 * ln(greatest(end_unix_nano - start_unix_nano, 1)::float8)
  / ln(2::float8))::integer`;
