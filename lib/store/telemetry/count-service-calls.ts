import type { ProjectScope } from "@/lib/domain/project";
import { SPAN_KINDS } from "@/lib/domain/span";
import type { Database } from "../database";
import { SqlParameters } from "../sql-parameters";
import { LATENCY_STEP, type RequestFilter, requestConditions } from "./request-conditions";

/** Calls from one service to another, or to a peer that sent no spans, of one outcome and duration. */
export interface CallCount {
  readonly caller: string;
  readonly callee: string;
  readonly isPeer: boolean;
  /** `service.version` of whom was called; null where it is not told. */
  readonly version: string | null;
  readonly failed: boolean;
  readonly latencyStep: number;
  readonly count: number;
  /** Of `count`, those that their caller sent again. */
  readonly resent: number;
  /** Of `count`, those that a circuit breaker of their caller refused. */
  readonly broken: number;
}

interface CallRow {
  readonly caller: string;
  readonly callee: string;
  readonly is_peer: boolean;
  readonly version: string | null;
  readonly failed: boolean;
  readonly step: number;
  readonly count: string;
  readonly resent: string;
  readonly broken: string;
}

/** A trace may begin before and end after the stretch in which one of its requests lies. */
const AROUND_NANO = 3_600_000_000_000n;
const MOST_GROUPS = 20_000;

/** Whom a span says it called, as `peerNameOf` of the causal graph reads it. */
const PEER = `coalesce(attributes ->> 'peer.service',
  coalesce(attributes ->> 'server.address', attributes ->> 'net.peer.name',
           attributes ->> 'network.peer.address')
    || coalesce(':' || coalesce(attributes ->> 'server.port', attributes ->> 'net.peer.port',
                                attributes ->> 'network.peer.port'), ''),
  attributes ->> 'db.system.name', attributes ->> 'db.system', attributes ->> 'messaging.system')`;

/**
 * A call that was not made, since its breaker was open: by the errors of the usual libraries (Resilience4j,
 * Polly, opossum, Hystrix, gobreaker), the flag that Envoy sets, or an attribute that says so.
 */
const IS_BROKEN = `(
  concat_ws(' ', attributes ->> 'error.type', failure) ~*
    'circuit.?break|breaker.?(is.?)?open|CallNotPermitted|BrokenCircuit|OpenCircuit|circuit.*open|EOPENBREAKER'
  or attributes ->> 'response_flags' ~ '(^|,)UO(,|$)'
  or lower(attributes ->> 'circuit_breaker.state') = 'open')`;

/** When the oldest of the newest `most` requests began; null when there is none. */
export async function findOldestOfNewest(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  times: Pick<RequestFilter, "fromUnixNano" | "toUnixNano">,
  most: number,
): Promise<bigint | null> {
  const parameters = new SqlParameters();
  const conditions = requestConditions(scope, { ...times, service: null, route: null }, parameters);
  const { rows } = await db.pool.query<{ oldest: string | null }>(
    `select min(start_unix_nano) as oldest from (
       select start_unix_nano from spans where ${conditions}
        order by start_unix_nano desc limit ${parameters.add(most)}) as newest`,
    parameters.values,
  );
  const oldest = rows[0]?.oldest ?? null;
  return oldest === null ? null : BigInt(oldest);
}

/**
 * Who called whom in the traces of the newest `most` requests: spans whose parent belongs to another
 * service, and calls that nobody answered by the name that they give. A call lasts as its caller saw
 * it, where a span of it tells.
 */
export async function countServiceCalls(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  times: Pick<RequestFilter, "fromUnixNano" | "toUnixNano">,
  most: number,
): Promise<CallCount[]> {
  const parameters = new SqlParameters();
  const conditions = requestConditions(scope, { ...times, service: null, route: null }, parameters);
  const calls = ["client", "producer"] as const;
  const kinds = parameters.add(calls.map((kind) => SPAN_KINDS.indexOf(kind)));
  const { rows } = await db.pool.query<CallRow>(
    `with looked as (
       select distinct trace_id from (
         select trace_id from spans where ${conditions}
          order by start_unix_nano desc limit ${parameters.add(most)}) as newest
     ), seen as materialized (
       select trace_id, span_id, parent_span_id, service, resource_id, start_unix_nano, end_unix_nano,
              failure is not null as failed, kind = any(${kinds}::smallint[]) as is_call,
              case when kind = any(${kinds}::smallint[]) then ${PEER} end as peer,
              attributes ->> 'http.request.resend_count' is not null as resent,
              kind = any(${kinds}::smallint[]) and ${IS_BROKEN} as broken
         from spans
        where project_id = $1 and trace_id in (select trace_id from looked) and end_unix_nano > 0
          and start_unix_nano >= ${parameters.add(times.fromUnixNano - AROUND_NANO)}
          and start_unix_nano < ${parameters.add(times.toUnixNano + AROUND_NANO)}
     ), calls as (
       select caller.service as caller, callee.service as callee, false as is_peer,
              callee.resource_id,
              case when caller.is_call then caller.failed else callee.failed end as failed,
              case when caller.is_call then caller.start_unix_nano else callee.start_unix_nano end
                as start_unix_nano,
              case when caller.is_call then caller.end_unix_nano else callee.end_unix_nano end
                as end_unix_nano,
              caller.resent, caller.broken
         from seen as callee join seen as caller
           on caller.trace_id = callee.trace_id and caller.span_id = callee.parent_span_id
          and caller.service <> callee.service
       union all
       select service, peer, true, null, failed, start_unix_nano, end_unix_nano, resent, broken
         from seen as call
        where peer is not null and not exists (
          select from seen as answer where answer.trace_id = call.trace_id
             and answer.parent_span_id = call.span_id and answer.service <> call.service)
     )
     select caller, callee, is_peer, attributes ->> 'service.version' as version, failed,
            ${LATENCY_STEP} as step, count(*) as count, count(*) filter (where resent) as resent,
            count(*) filter (where broken) as broken
       from calls left join resources
         on resources.project_id = $1 and resources.id = calls.resource_id
      group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6 limit ${MOST_GROUPS}`,
    parameters.values,
  );
  return rows.map(({ is_peer, step, count, resent, broken, ...row }) => ({
    ...row,
    isPeer: is_peer,
    latencyStep: step,
    count: Number(count),
    resent: Number(resent),
    broken: Number(broken),
  }));
}
