import type { ProjectScope } from "@/lib/domain/project";
import { type SqlParameters, toContainsPattern } from "../sql-parameters";

/** What a trace has to be to stand in the list. */
export interface TraceMatch {
  /** With an entry span of this service. */
  readonly service?: string;
  /** Part of that entry span's name, in any case. */
  readonly name?: string;
  /** With a failed span anywhere in the trace. */
  readonly errorsOnly?: boolean;
  /** Of that entry span. */
  readonly minDurationNano?: bigint;
}

/** The condition on `spans as span` that it is the first entry span of its trace that matches. */
export function firstMatchingEntry(
  scope: ProjectScope,
  match: TraceMatch,
  parameters: SqlParameters,
): string {
  const project = parameters.add(scope.projectId);
  const matches = matchOf(match, parameters);
  return [
    `span.project_id = ${project}`,
    matches("span"),
    ...(match.errorsOnly
      ? [
          `exists (select from spans as any_span where any_span.project_id = ${project}
             and any_span.trace_id = span.trace_id and any_span.failure is not null)`,
        ]
      : []),
    `not exists (
       select from spans as earlier where earlier.project_id = ${project}
          and earlier.trace_id = span.trace_id and ${matches("earlier")}
          and (earlier.start_unix_nano, earlier.span_id, earlier.content_hash)
            < (span.start_unix_nano, span.span_id, span.content_hash))`,
  ].join(" and ");
}

/** The condition on an entry span, for the alias it is asked of. */
function matchOf(match: TraceMatch, parameters: SqlParameters): (alias: string) => string {
  const service = match.service ? parameters.add(match.service) : null;
  const name = match.name ? parameters.add(toContainsPattern(match.name)) : null;
  const least = match.minDurationNano ? parameters.add(match.minDurationNano) : null;
  return (alias) =>
    [
      `${alias}.is_entry`,
      ...(service === null ? [] : [`${alias}.service = ${service}`]),
      ...(name === null ? [] : [`${alias}.name ilike ${name}`]),
      ...(least === null ? [] : [`${alias}.end_unix_nano - ${alias}.start_unix_nano >= ${least}`]),
    ].join(" and ");
}
