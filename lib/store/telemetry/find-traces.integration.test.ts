import { beforeAll, describe, expect, it } from "vitest";
import type { ProjectScope } from "@/lib/domain/project";
import { parseSort } from "@/lib/domain/sort";
import { TRACE_SORTS, type TraceSort } from "@/lib/domain/trace-sort";
import { traceIdOf } from "@/lib/testing/builders/ids";
import { atMs, spansOf } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { findEntrySpans } from "./find-entry-spans";
import { insertSpans } from "./insert-spans";
import { listTraceSummaries, type TraceSummaryFilter } from "./list-trace-summaries";
import { summarizeTraces } from "./summarize-traces";

const test = testDatabase();
let scope: ProjectScope;

/** One order: gateway calls payments twice; the second call may fail. */
const order = (trace: string, at: number, failure?: string) =>
  spansOf([
    { id: `${trace}-in`, trace, service: "gateway", name: "POST /orders", kind: "server", at },
    {
      id: `${trace}-one`,
      trace,
      parent: `${trace}-in`,
      service: "payments",
      name: "POST /charge",
      kind: "server",
      at: at + 1,
      lasts: 3,
    },
    {
      id: `${trace}-two`,
      trace,
      parent: `${trace}-in`,
      service: "payments",
      name: "POST /charge",
      kind: "server",
      at: at + 5,
      lasts: 40,
      ...(failure === undefined ? {} : { error: failure }),
    },
  ]);

beforeAll(async () => {
  scope = await createTestProject(test.db());
  const orders = [order("t1", 0), order("t2", 100, "declined"), order("t3", 200)];
  const orphan = spansOf([
    { id: "o", trace: "t4", parent: "lost", service: "ledger", kind: "server", at: 300 },
  ]);
  await insertSpans(test.db(), scope, [...orders.flat(), ...orphan]);
});

const list = async (filter: Partial<TraceSummaryFilter> = {}) => {
  const page = await listTraceSummaries(test.db(), scope, { limit: 50, ...filter });
  return page.items.map(({ traceId }) => traceId);
};
const traces = (...labels: string[]) => labels.map(traceIdOf);

/** Duration in ms, spans and errors of each of the traces, the newest first. */
const MEASURED = [
  { trace: "t4", duration: 10, spans: 1, errors: 0 },
  { trace: "t3", duration: 45, spans: 3, errors: 0 },
  { trace: "t2", duration: 45, spans: 3, errors: 1 },
  { trace: "t1", duration: 45, spans: 3, errors: 0 },
] as const;

function expectedBy(sort: TraceSort): string[] {
  const { column, descending } = parseSort(sort);
  const sign = descending ? -1 : 1;
  if (column === "started") return traces(...(descending ? OLDEST_LAST : OLDEST_LAST.toReversed()));
  const sorted = MEASURED.toSorted((a, b) => sign * (a[column] - b[column]));
  return traces(...sorted.map(({ trace }) => trace));
}

const OLDEST_LAST = MEASURED.map(({ trace }) => trace);

describe("the list of traces", () => {
  it("is newest first, each once, those without a root as well", async () => {
    expect(await list()).toEqual(traces("t4", "t3", "t2", "t1"));
  });

  it("is the same in pages, though two spans of each trace match", async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listTraceSummaries>> = await listTraceSummaries(
        test.db(),
        scope,
        { service: "payments", limit: 1, cursor },
      );
      seen.push(...page.items.map(({ traceId }) => traceId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(traces("t3", "t2", "t1"));
  });

  it("narrows by service, part of the name, failure and duration", async () => {
    expect(await list({ service: "ledger" })).toEqual(traces("t4"));
    expect(await list({ name: "orders" })).toEqual(traces("t3", "t2", "t1"));
    expect(await list({ name: "%" })).toEqual([]);
    expect(await list({ errorsOnly: true })).toEqual(traces("t2"));
    const slow = await list({ service: "payments", minDurationNano: 30_000_000n });
    expect(slow).toEqual(traces("t3", "t2", "t1"));
    expect(await list({ minDurationNano: 41_000_000n })).toEqual([]);
  });

  it.each(TRACE_SORTS)("has each once in pages, ties included, by %s", async (sort) => {
    const whole = await listTraceSummaries(test.db(), scope, { sort, limit: 50 });
    expect(whole.items.map(({ traceId }) => traceId)).toEqual(expectedBy(sort));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listTraceSummaries>> = await listTraceSummaries(
        test.db(),
        scope,
        { sort, limit: 1, cursor },
      );
      seen.push(...page.items.map(({ traceId }) => traceId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(expectedBy(sort));
  });

  it("refuses a cursor of another list by its name, and of another order", async () => {
    await expect(list({ cursor: "bm9wZQ" })).rejects.toMatchObject({ code: "invalid_request" });
    for (const sort of ["-started", "-spans"] as const) {
      const { nextCursor: cursor } = await listTraceSummaries(test.db(), scope, { sort, limit: 1 });
      for (const other of TRACE_SORTS.filter((one) => one !== sort))
        await expect(list({ sort: other, cursor })).rejects.toMatchObject({
          code: "invalid_request",
        });
    }
  });

  it("summarizes with the root, times, failures and services", async () => {
    const [summary] = await summarizeTraces(test.db(), scope, traces("t2"));
    expect(summary).toEqual({
      traceId: traceIdOf("t2"),
      rootService: "gateway",
      rootName: "POST /orders",
      startUnixNano: atMs(100),
      durationNano: 45_000_000n,
      spanCount: 3,
      errorSpanCount: 1,
      services: ["gateway", "payments"],
    });
  });
});

describe("entry spans", () => {
  const window = { fromUnixNano: atMs(0), toUnixNano: atMs(1_000), limit: 100 };

  it("are found by service and route, newest first, with what failed in them and below", async () => {
    const found = await findEntrySpans(test.db(), scope, {
      service: "gateway",
      route: "POST /orders",
      ...window,
    });
    const facts = found.map((entry) => [entry.traceId, entry.failed, entry.failedInTrace]);
    expect(facts).toEqual([
      [traceIdOf("t3"), false, false],
      [traceIdOf("t2"), false, true],
      [traceIdOf("t1"), false, false],
    ]);
  });

  it("tell how they failed and how long they took", async () => {
    const found = await findEntrySpans(test.db(), scope, {
      service: "payments",
      route: "/charge",
      ...window,
    });
    expect(found.find(({ failed }) => failed)).toMatchObject({
      failure: "declined",
      durationNano: 40_000_000n,
    });
  });

  it("are of the window alone: its start counts, its end does not", async () => {
    const found = await findEntrySpans(test.db(), scope, {
      service: null,
      route: null,
      fromUnixNano: atMs(100),
      toUnixNano: atMs(200),
      limit: 100,
    });
    expect(new Set(found.map(({ traceId }) => traceId))).toEqual(new Set(traces("t2")));
  });
});
