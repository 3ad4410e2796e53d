import type { Attributes } from "@/lib/domain/attributes";
import type { StoredLogRecord } from "@/lib/domain/log-record";
import type { Resource } from "@/lib/domain/resource";
import type { Span, SpanKind } from "@/lib/domain/span";
import { logRecordOf } from "./log-record-of";
import { resourceOf } from "./resource-of";
import type { SeededRandom } from "./seeded-random";
import { exceptionAt, spanOf } from "./span-of";

/** One service's part in a request, with what it calls. What is left out is healthy and unremarkable. */
export interface Hop {
  readonly service: string;
  readonly name: string;
  /** `server` with a client span of its caller above it; `internal` and others have none. */
  readonly kind?: SpanKind;
  /** Its own work, ms, before it calls anybody. */
  readonly works?: number;
  readonly calls?: readonly Hop[];
  /** Calls all at once instead of one after the other. */
  readonly fansOut?: true;
  readonly error?: string;
  readonly throws?: readonly [type: string, message: string];
  /** HTTP status of its answer when it fails; 500 unless told. */
  readonly answers?: number;
  /** Goes on when a call of its own fails; else it fails with it. */
  readonly tolerates?: true;
  readonly attributes?: Attributes;
  /** Resource attributes: pod, host, version. */
  readonly runs?: Attributes;
  readonly logs?: readonly { readonly body: string; readonly severity?: number }[];
  /** Sends no spans: only the call to it is seen. */
  readonly unseen?: true;
  readonly call?: CallSpec;
}

/** The caller's side of a hop. */
export interface CallSpec {
  /** Time on the way, ms, there and back together. */
  readonly network?: number;
  /** The caller's patience, ms: it fails then, and the one called goes on. */
  readonly givesUpAfter?: number;
  /** What the caller reports where the one called has no answer of its own. */
  readonly error?: string;
  readonly attributes?: Attributes;
}

export interface DrawnRequest {
  readonly spans: readonly Span[];
  readonly logs: readonly StoredLogRecord[];
}

interface Drawing {
  readonly trace: string;
  readonly random: SeededRandom;
  readonly resourceFor: (service: string, runs: Attributes) => Resource;
  readonly spans: Span[];
  readonly logs: StoredLogRecord[];
}

interface Laid {
  readonly end: number;
  readonly failed: boolean;
}

/** Resources by service and attributes: the same object for the same process, as exporters send them. */
export function processPool(): Drawing["resourceFor"] {
  const known = new Map<string, Resource>();
  return (service, runs) => {
    const key = service + JSON.stringify(runs);
    const seen = known.get(key) ?? resourceOf(service, runs);
    known.set(key, seen);
    return seen;
  };
}

/** Draws a request as the spans and log records that its services would send; times vary by a tenth. */
export function requestOf(
  trace: string,
  entry: Hop,
  at: number,
  random: SeededRandom,
  resourceFor: Drawing["resourceFor"] = processPool(),
): DrawnRequest {
  const drawing: Drawing = { trace, random, resourceFor, spans: [], logs: [] };
  layHop(drawing, entry, undefined, at);
  return { spans: drawing.spans, logs: drawing.logs };
}

function layHop(drawing: Drawing, hop: Hop, parent: string | undefined, at: number): Laid {
  const { trace, random, spans } = drawing;
  const id = `${trace}/${spans.length}`;
  const kind = hop.kind ?? "server";
  const begun = at + (hop.works ?? 5) * (0.9 + random.next() * 0.2);
  const place = spans.length;
  spans.push(spanOf({ id }));
  let end = begun;
  let from = begun;
  let failed = hop.error !== undefined || hop.throws !== undefined;
  for (const callee of hop.calls ?? []) {
    const laid = layCall(drawing, hop, callee, id, from);
    if (laid.failed && hop.tolerates === undefined) failed = true;
    end = Math.max(end, laid.end);
    if (hop.fansOut === undefined) from = laid.end;
  }
  end += 0.2;
  const isAnswer = kind === "server" && failed;
  const status: Attributes = isAnswer ? { "http.response.status_code": hop.answers ?? 500 } : {};
  spans[place] = spanOf({
    id,
    parent,
    trace,
    name: hop.name,
    kind,
    at,
    lasts: end - at,
    resource: drawing.resourceFor(hop.service, hop.runs ?? {}),
    attributes: { ...hop.attributes, ...status },
    events: hop.throws === undefined ? [] : [exceptionAt(end, ...hop.throws)],
    ...(failed ? { error: hop.error ?? hop.throws?.[1] ?? "" } : {}),
  });
  layLogs(drawing, hop, id, begun);
  return { end, failed };
}

function layLogs(
  { trace, logs }: Drawing,
  { service, logs: lines }: Hop,
  span: string,
  at: number,
) {
  for (const { body, severity } of lines ?? []) {
    logs.push(
      logRecordOf({ id: `${span}#${logs.length}`, trace, span, service, at, body, severity }),
    );
  }
}

function layCall(drawing: Drawing, caller: Hop, callee: Hop, parent: string, at: number): Laid {
  const kind = callee.kind ?? "server";
  if (kind === "internal") return layHop(drawing, callee, parent, at);
  const { spans, trace, random } = drawing;
  const call = callee.call ?? {};
  const network = (call.network ?? 1) * (0.9 + random.next() * 0.2);
  const id = `${trace}/${spans.length}`;
  const place = spans.length;
  spans.push(spanOf({ id }));
  const answer = callee.unseen
    ? { end: at + network + (callee.works ?? 5) * (0.9 + random.next() * 0.2), failed: false }
    : layHop(drawing, callee, id, at + network / 2);
  const isQueue = kind === "consumer";
  const patience = at + (call.givesUpAfter ?? Number.POSITIVE_INFINITY);
  const end = isQueue ? at + 1 : Math.min(patience, answer.end + network / 2);
  const gaveUp = !isQueue && end === patience;
  const failed = call.error !== undefined || gaveUp || (answer.failed && !isQueue);
  const isAnswered = failed && !gaveUp && call.error === undefined;
  spans[place] = spanOf({
    id,
    parent,
    trace,
    name: callee.name,
    kind: isQueue ? "producer" : "client",
    at,
    lasts: end - at,
    resource: drawing.resourceFor(caller.service, caller.runs ?? {}),
    attributes: {
      "server.address": callee.service,
      ...("db.system" in (call.attributes ?? {}) ? {} : { "http.request.method": "GET" }),
      ...(isAnswered ? { "http.response.status_code": callee.answers ?? 500 } : {}),
      ...call.attributes,
    },
    ...(failed ? { error: call.error ?? (gaveUp ? "deadline exceeded" : "") } : {}),
  });
  return { end, failed };
}
