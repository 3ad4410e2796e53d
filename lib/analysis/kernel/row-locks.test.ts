import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resourceOf } from "@/lib/testing/builders/resource-of";
import { type SpanSpec, spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { correlateKernelEvents } from "./correlate-kernel-events";
import { readKernelCapture } from "./read-kernel-capture";
import { tellKernelFact } from "./tell-kernel-fact";

const BILLING = resourceOf("billing", { "process.pid": 7 });
/** Both services run on the host whose kernel was watched. */
const ORDERS = resourceOf("orders", { "process.pid": 8, "host.name": "host-billing" });
const DATABASE = { "server.address": "10.0.0.5", "server.port": 5432 };
const at = (ms: number) => String(TEST_START_UNIX_NANO + BigInt(Math.round(ms * 1e6)));

const query = (spec: SpanSpec): SpanSpec => ({ kind: "client", attributes: DATABASE, ...spec });

/** Billing takes a row at 10 ms, asks the bank, and gives it back at 110; orders waits from 20. */
const SPANS: readonly SpanSpec[] = [
  { id: "settle", name: "settle", at: 5.01, lasts: 107, resource: BILLING },
  query({ id: "begin", parent: "settle", at: 8.01, lasts: 1, resource: BILLING }),
  query({ id: "take", parent: "settle", at: 9.51, lasts: 2, resource: BILLING }),
  { id: "bank", parent: "settle", kind: "client", at: 12.01, lasts: 96, resource: BILLING },
  query({ id: "commit", parent: "settle", at: 109.01, lasts: 2, resource: BILLING }),
  { id: "reserve", trace: "other", name: "reserve", at: 18.01, lasts: 96, resource: ORDERS },
  query({
    id: "update",
    trace: "other",
    parent: "reserve",
    at: 19.01,
    lasts: 92,
    resource: ORDERS,
  }),
];
const INDEX = new Map(SPANS.map(({ id }, index) => [id, index]));

const wait = (more: object = {}) => ({
  type: "row_lock_wait",
  time_unix_nano: at(110.4),
  pid: 8,
  ret: 0,
  dur_ns: 90_400_000,
  sport: 40_008,
  ...more,
});
const held = (more: object = {}) => ({
  type: "row_lock_held",
  time_unix_nano: at(110.2),
  pid: 7,
  dur_ns: 100_000_000,
  sport: 40_007,
  uaddr: "transaction 755",
  ...more,
});

function correlated(lines: readonly object[], specs = SPANS) {
  const server = { host: "host-billing", daddr: "10.0.0.5", dport: 5432 };
  const defaults = { ...server, uaddr: "row (0,2) of relation 5/16385, transaction 755" };
  const text = lines.map((line) => JSON.stringify({ ...defaults, ...line })).join("\n");
  const events = readKernelCapture(text).events.map((event, id) => ({ ...event, id: String(id) }));
  return correlateKernelEvents(spansOf(specs), events);
}
describe("a row that another transaction has", () => {
  it("is waited for by the call that wants it, and held by the span around the transaction's calls", () => {
    const { links, conflicts } = correlated([held(), wait()]);
    expect(links.map(({ span, grade }) => [SPANS[span]?.id, grade])).toEqual([
      ["settle", "unique"],
      ["update", "unique"],
    ]);
    expect(conflicts).toMatchObject([
      { what: "lock", holder: INDEX.get("settle"), waiter: INDEX.get("update"), grade: "unique" },
    ]);
    expect(links.map(({ fact }) => tellKernelFact(fact))).toEqual([
      "held rows of transaction 755 for 100.0 ms",
      "waited 90.4 ms for row (0,2) of relation 5/16385, transaction 755",
    ]);
  });

  it("is held by the one call that changes it, where no other does", () => {
    const alone = held({ time_unix_nano: at(11.2), dur_ns: 1_400_000 });
    const hasty = wait({ time_unix_nano: at(11.3), dur_ns: 1_200_000 });
    const early = SPANS.map((spec) =>
      spec.id === "update" ? { ...spec, at: 10.02, lasts: 2 } : spec,
    );
    const { conflicts } = correlated([alone, hasty], early);
    expect(conflicts).toMatchObject([{ holder: INDEX.get("take"), waiter: INDEX.get("update") }]);
  });

  it("was still held when a wait for it was given up", () => {
    const inVain = wait({ time_unix_nano: at(60), dur_ns: 40_000_000, ret: -125 });
    const short = SPANS.map((spec) => (spec.id === "update" ? { ...spec, lasts: 41.5 } : spec));
    const { links, conflicts } = correlated([held(), inVain], short);
    expect(conflicts).toMatchObject([{ holder: INDEX.get("settle"), waiter: INDEX.get("update") }]);
    expect(links.map(({ fact }) => tellKernelFact(fact))).toContain(
      "waited 40.0 ms in vain for row (0,2) of relation 5/16385, transaction 755",
    );
  });

  it("is waited for twice by one call: for a place in the queue, then for who was first in it", () => {
    const queue = wait({ time_unix_nano: at(70), dur_ns: 50_000_000 });
    const then = wait({ time_unix_nano: at(110.4), dur_ns: 40_300_000 });
    const { links, conflicts } = correlated([held(), queue, then]);
    const waits = links.filter(({ fact }) => fact.kind === "lock-wait");
    expect(waits.map(({ span, grade }) => [SPANS[span]?.id, grade])).toEqual([
      ["update", "unique"],
      ["update", "aligned"],
    ]);
    expect(conflicts).toMatchObject([{ waiter: INDEX.get("update"), waitedNano: 40_300_000 }]);
  });

  it.each([
    ["another transaction", { uaddr: "transaction 756" }],
    ["a transaction of the same number in another server", { dport: 5433 }],
    ["the waiter's own connection", { pid: 8, sport: 40_008 }],
    ["one that ended before the wait began", { time_unix_nano: at(15), dur_ns: 5_000_000 }],
  ])("is not had by %s", (_whose, more) => {
    expect(correlated([held(more), wait()]).conflicts).toEqual([]);
  });

  it("belongs to no span of a process that did not ask for it", () => {
    const { links } = correlated([held({ pid: 9 }), wait({ pid: 9 })]);
    expect(links).toEqual([]);
  });
});

it("of any number of transactions over one pool, each is held where its calls are", () => {
  const transaction = fc.record({
    gap: fc.integer({ min: 3, max: 40 }),
    lasts: fc.integer({ min: 30, max: 60 }),
  });
  fc.assert(
    fc.property(fc.array(transaction, { minLength: 1, maxLength: 12 }), (drawn) => {
      let from = 0;
      const specs: SpanSpec[] = [];
      const lines = drawn.map(({ gap, lasts }, n) => {
        from += gap;
        const start = from + 0.013;
        const own = { resource: BILLING, trace: `t${n}` };
        specs.push(
          { ...own, id: `settle ${n}`, at: start, lasts },
          query({ ...own, id: `take ${n}`, parent: `settle ${n}`, at: start + 1, lasts: 1 }),
          query({
            ...own,
            id: `commit ${n}`,
            parent: `settle ${n}`,
            at: start + lasts - 2,
            lasts: 1,
          }),
        );
        const uaddr = `transaction ${n}`;
        const time = at(start + lasts - 1.5);
        return held({ uaddr, time_unix_nano: time, dur_ns: (lasts - 3) * 1e6, sport: 40_000 + n });
      });
      const { links } = correlated(lines, specs);
      const wrong = links.filter(
        ({ span, fact, grade }) =>
          grade === "unique" && specs[span]?.id !== `settle ${fact.lead.resource.slice(12)}`,
      );
      expect([links.length, wrong.length]).toEqual([drawn.length, 0]);
    }),
    { numRuns: 60 },
  );
});
