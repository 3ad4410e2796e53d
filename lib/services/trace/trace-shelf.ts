import { LRUCache } from "lru-cache";
import type { ClockedTrace } from "@/lib/analysis/trace/trace-clock";
import type { TraceId } from "@/lib/domain/ids";
import { countTraceRows } from "@/lib/store/telemetry/count-trace-rows";
import type { ServiceContext } from "../context";

type Maker<T> = () => Promise<T>;

/** What this process has lately made of traces: a page asks for one trace in six ways at once. */
interface TraceShelf {
  readonly traces: LRUCache<string, ClockedTrace, Maker<ClockedTrace>>;
  readonly answers: LRUCache<string, Uint8Array<ArrayBuffer>, Maker<Uint8Array<ArrayBuffer>>>;
}

/** About 1.6 kB a span: 240 MB at most, and let go a minute after the last page was opened. */
const MAX_SPANS = 150_000;
const TRACE_KEPT_MS = 60_000;
/** Bytes are cheap beside what they are made from. */
const MAX_ANSWER_BYTES = 64_000_000;
const ANSWER_KEPT_MS = 600_000;

type Shelves = WeakMap<ServiceContext["db"]["pool"], TraceShelf>;

/** Next bundles routes apart from each other; what a process has once is kept on its global object. */
const shared: { faultlineShelves?: Shelves } & object = globalThis;

type Ctx = Pick<ServiceContext, "db" | "scope">;

/** The trace that `make` makes, unless it was made lately and no span has come since. Not to be altered. */
export async function keepTrace(
  ctx: Ctx,
  traceId: TraceId,
  name: string,
  make: Maker<ClockedTrace>,
): Promise<ClockedTrace> {
  const { spans } = await countTraceRows(ctx.db, ctx.scope, traceId);
  const key = [ctx.scope.projectId, traceId, name, spans].join(" ");
  return shelfOf(ctx).traces.forceFetch(key, { context: make });
}

/** The bytes that `make` makes, unless they were made lately and no span or record has come since. */
export async function keepAnswer(
  ctx: Ctx,
  traceId: TraceId,
  name: string,
  make: Maker<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const { spans, logs } = await countTraceRows(ctx.db, ctx.scope, traceId);
  const key = [ctx.scope.projectId, traceId, name, spans, logs].join(" ");
  return shelfOf(ctx).answers.forceFetch(key, { context: make });
}

function shelfOf({ db }: Ctx): TraceShelf {
  shared.faultlineShelves ??= new WeakMap();
  const known = shared.faultlineShelves.get(db.pool);
  if (known !== undefined) return known;
  const shelf = makeShelf();
  shared.faultlineShelves.set(db.pool, shelf);
  return shelf;
}

function makeShelf(): TraceShelf {
  return {
    traces: new LRUCache({
      maxSize: MAX_SPANS,
      sizeCalculation: ({ trace }) => Math.max(1, trace.nodes.length),
      ttl: TRACE_KEPT_MS,
      ttlAutopurge: true,
      updateAgeOnGet: true,
      ignoreFetchAbort: true,
      fetchMethod: (_key, _stale, { context }) => context(),
    }),
    answers: new LRUCache({
      maxSize: MAX_ANSWER_BYTES,
      sizeCalculation: ({ byteLength }) => byteLength,
      ttl: ANSWER_KEPT_MS,
      ttlAutopurge: true,
      ignoreFetchAbort: true,
      fetchMethod: (_key, _stale, { context }) => context(),
    }),
  };
}
