import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Attributes } from "@/lib/domain/attributes";
import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import type { Span } from "@/lib/domain/span";
import { type KernelEventSpec, storedKernelEventOf } from "@/lib/testing/builders/kernel-event-of";
import { resourceOf } from "@/lib/testing/builders/resource-of";
import { type SpanSpec, spanOf } from "@/lib/testing/builders/span-of";
import { drawCapture } from "@/lib/testing/kernel/drawn-capture";
import { correlateKernelEvents } from "./correlate-kernel-events";
import { describeKernelFact } from "./describe-kernel-fact";

const processOf = (more: Attributes = {}) => resourceOf("shop", { "process.pid": 100, ...more });
const shop = processOf();
/** Starts off a whole millisecond: a clock of nanoseconds. */
const span = (spec: Partial<SpanSpec> & { id: string }): Span =>
  spanOf({ resource: shop, kind: "client", at: 10.000_001, lasts: 5, ...spec });
const events = (...specs: readonly KernelEventSpec[]): StoredKernelEvent[] =>
  specs.map((spec, index) => storedKernelEventOf(String(index), spec));
const refusedAt = (at: number, more: Partial<KernelEventSpec> = {}): KernelEventSpec => ({
  kind: "connect",
  at,
  lasts: 0.5,
  returned: -111,
  peerAddress: "10.0.0.9",
  peerPort: 5432,
  ...more,
});
const failed = (id: string, more: Partial<SpanSpec> = {}) =>
  span({ id, error: "connect ECONNREFUSED", attributes: { "server.port": 5432 }, ...more });

/** `<span name>: <words> (<grade>)` of each link. */
function linksOf(spans: readonly Span[], given: readonly StoredKernelEvent[]): readonly string[] {
  return correlateKernelEvents(spans, given).links.map(
    ({ span: index, fact, grade, of }) =>
      `${spans[index]?.name}: ${describeKernelFact(fact)} (${grade}${of > 1 ? ` of ${of}` : ""})`,
  );
}
const REFUSED = "connect → 10.0.0.9:5432 refused";

describe("a refused connection", () => {
  it("is on the one span that called that port then and failed", () => {
    const spans = [failed("a"), failed("b", { attributes: { "server.port": 80 } })];
    expect(linksOf(spans, events(refusedAt(12)))).toEqual([`a: ${REFUSED} (unique)`]);
  });

  it("is never on a span that did not fail, but for having happened in its process", () => {
    const healthy = span({ id: "a", attributes: { "server.port": 5432 } });
    expect(linksOf([healthy], events(refusedAt(12)))).toEqual([`a: ${REFUSED} (process-level)`]);
  });

  it("is not on a span that failed with another error, or that was answered", () => {
    const port = { "server.port": 5432 };
    const reset = failed("a", { error: "read ECONNRESET" });
    const answered = failed("b", {
      error: "",
      attributes: { ...port, "http.response.status_code": 500 },
    });
    for (const one of [reset, answered]) {
      expect(linksOf([one], events(refusedAt(12)))[0]).toMatch(/process-level/);
    }
  });

  it.each([
    "dial tcp: connect: connection refused",
    "ConnectionRefusedError",
    "java.net.ConnectException: Connection refused",
  ])("is known from the words of another runtime: %s", (error) => {
    expect(linksOf([failed("a", { error })], events(refusedAt(12)))[0]).toMatch(/unique/);
  });

  it("is on no span of another process, host or container", () => {
    const at = events(
      refusedAt(12, { host: "host-shop", containerId: "containerd://abcdefabcdef99" }),
    );
    const others = [
      processOf({ "process.pid": 101 }),
      processOf({ "host.name": "other" }),
      processOf({ "container.id": "123456123456" }),
    ];
    for (const resource of others) expect(linksOf([failed("a", { resource })], at)).toEqual([]);
  });

  it("is found by the number inside the container, and by the container alone", () => {
    const inside = events(
      refusedAt(12, {
        pid: 7_000,
        namespacePid: 1,
        containerId: "docker://abcdefabcdef99",
        host: "node",
      }),
    );
    const numbered = processOf({ "process.pid": 1, "container.id": "abcdefabcdef0123" });
    const unnumbered = resourceOf("shop", { "container.id": "abcdefabcdef0123" });
    for (const resource of [numbered, unnumbered]) {
      expect(linksOf([failed("a", { resource })], inside)).toEqual([`a: ${REFUSED} (unique)`]);
    }
  });

  it("is left out when two containers have that number and the event names none", () => {
    const [one, other] = ["aaaaaaaaaaaa", "bbbbbbbbbbbb"].map((id) =>
      processOf({ "process.pid": 1, "container.id": id }),
    );
    const spans = [failed("a", { resource: one }), failed("b", { resource: other })];
    const { links, reasons } = correlateKernelEvents(
      spans,
      events(refusedAt(12, { pid: 7_000, namespacePid: 1 })),
    );
    expect(links).toEqual([]);
    expect(reasons.join()).toContain("fit several containers");
  });

  it("of an earlier program with the same number is not on a span of the later one", () => {
    const lives = events(refusedAt(12), { kind: "exit", at: 12.5 }, { kind: "exec", at: 13 });
    const later = failed("later", { at: 13.5, resource: shop });
    const early = failed("early", { at: 11.000_001, lasts: 1.2 });
    expect(linksOf([later, early], lives)).toContain(`early: ${REFUSED} (unique)`);
    expect(
      linksOf(
        [failed("later", { at: 11.400_001, lasts: 3 })],
        events({ kind: "exec", at: 11 }, refusedAt(12)),
      )[0],
    ).toMatch(/unique/);
    expect(linksOf([later], lives)).toEqual([]);
  });

  it("is on the innermost span of the call, and its parents inherit it", () => {
    const outer = failed("outer", { lasts: 6 });
    expect(linksOf([outer, failed("inner", { parent: "outer" })], events(refusedAt(12)))).toEqual([
      `inner: ${REFUSED} (unique)`,
    ]);
  });

  it("is exact by the local port, whatever the times say of others", () => {
    const port = { "server.port": 5432 };
    const spans = [
      failed("a", { attributes: { ...port, "network.local.port": 4_001 } }),
      failed("b", { attributes: { ...port, "network.local.port": 4_002 } }),
    ];
    const given = events(
      refusedAt(12, { localPort: 4_002 }),
      refusedAt(12.1, { localPort: 4_001 }),
    );
    expect(linksOf(spans, given)).toEqual([`a: ${REFUSED} (exact)`, `b: ${REFUSED} (exact)`]);
  });

  it("is told apart by address when the span has one in digits, not when it has a name", () => {
    const to = (address: string) =>
      failed("a", { attributes: { "server.port": 5432, "server.address": address } });
    expect(linksOf([to("10.0.0.8")], events(refusedAt(12)))[0]).toMatch(/process-level/);
    expect(linksOf([to("::ffff:10.0.0.9")], events(refusedAt(12)))[0]).toMatch(/unique/);
    expect(linksOf([to("db.internal")], events(refusedAt(12)))[0]).toMatch(/unique/);
  });
});

describe("the window", () => {
  const coarse = (id: string) => failed(id, { at: 10, lasts: 1 });

  it("grants a clock of milliseconds what it rounds away, and a finer one less", () => {
    const late = events(refusedAt(12.8));
    expect(linksOf([coarse("a")], late)[0]).toMatch(/unique/);
    expect(linksOf([failed("a", { lasts: 1 })], late)).toEqual([]);
  });

  it("follows the uncertainty of the capture's clock", () => {
    const clock = { kind: "boot", offsetNano: 0n, uncertaintyNano: 3_000_000 } as const;
    expect(linksOf([failed("a", { lasts: 1 })], events(refusedAt(12.8, { clock })))[0]).toMatch(
      /unique/,
    );
  });
});

describe("events of one connection", () => {
  it("are one fact: the call, its later error by descriptor, the state, the retransmits", () => {
    const socket = { localPort: 4_001, peerAddress: "10.0.0.9", peerPort: 5432 };
    const given = events(
      {
        kind: "connect",
        at: 11,
        lasts: 0.2,
        returned: -115,
        descriptor: 9,
        peerAddress: "10.0.0.9",
        peerPort: 5432,
      },
      { kind: "tcp-retransmit", at: 11.5, pid: null, ...socket },
      { kind: "tcp-connect", type: "tcp_connect_fail", at: 12, lasts: 1.1, ...socket },
      { kind: "tcp-error", at: 12.1, pid: null, returned: -111, ...socket },
      { kind: "socket-error", at: 12.5, returned: -111, descriptor: 9 },
      { kind: "socket-error", at: 12.6, returned: -111, descriptor: 8 },
    );
    expect(linksOf([failed("a")], given)).toEqual([
      "a: connect → 10.0.0.9:5432 retransmitted ×1 refused (unique)",
      "a: socket refused (unique)",
    ]);
  });
});

describe("waits", () => {
  const wait = (
    at: number,
    lasts: number,
    more: Partial<KernelEventSpec> = {},
  ): KernelEventSpec => ({
    kind: "lock-wait",
    at,
    lasts,
    resource: "7f00aa",
    ...more,
  });
  const onThread = (id: string, thread: number, more: Partial<SpanSpec> = {}) =>
    span({ id, kind: "internal", attributes: { "thread.id": thread }, lasts: 30, ...more });

  it("of idle threads of the runtime are on no span", () => {
    expect(linksOf([span({ id: "a" })], events(wait(12, 1, { tid: 103 })))).toEqual([]);
    expect(linksOf([onThread("a", 100)], events(wait(12, 1, { tid: 103 })))).toEqual([]);
  });

  it("are on the span of their thread, and with a release they are a conflict with its holder", () => {
    const spans = [onThread("quiet", 101), onThread("loud", 102, { at: 11.000_001 })];
    const { links, conflicts } = correlateKernelEvents(
      spans,
      events(wait(33, 20, { tid: 102 }), {
        kind: "lock-release",
        at: 32.9,
        tid: 101,
        resource: "7f00aa",
      }),
    );
    expect(links.map(({ span: index, grade }) => [index, grade])).toEqual([
      [0, "unique"],
      [1, "unique"],
    ]);
    expect(conflicts).toEqual([
      {
        what: "lock",
        holder: 0,
        waiter: 1,
        resource: "7f00aa",
        waitedNano: 20_000_000,
        grade: "unique",
        eventIds: ["0", "1"],
      },
    ]);
  });

  it("are no conflict between a span and the one that it is part of, or of two processes by address", () => {
    const parent = onThread("parent", 101);
    const child = onThread("child", 102, { parent: "parent", at: 11.000_001 });
    const release: KernelEventSpec = {
      kind: "lock-release",
      at: 32.9,
      tid: 101,
      resource: "7f00aa",
    };
    const given = events(wait(33, 20, { tid: 102 }), release);
    expect(correlateKernelEvents([parent, child], given).conflicts).toEqual([]);
    const resource = processOf({ "process.pid": 200 });
    const apart = events(wait(33, 20, { tid: 102 }), { ...release, pid: 200 });
    const stranger = onThread("stranger", 101, { resource });
    expect(correlateKernelEvents([stranger, child], apart).conflicts).toEqual([]);
  });

  it("while several requests are under way on one thread are told of the process alone", () => {
    const spans = [span({ id: "a", lasts: 20 }), span({ id: "b", lasts: 20 })];
    expect(linksOf(spans, events(wait(20, 5)))).toEqual([
      "b: waited 5.0 ms for lock 7f00aa (process-level of 2)",
    ]);
  });
});

describe("a file that could not be opened", () => {
  const open: KernelEventSpec = {
    kind: "open-error",
    at: 12,
    returned: -2,
    resource: "/etc/shop.conf",
  };

  it("is exactly that of the span whose error names it, and else of the process", () => {
    const error = "ENOENT: no such file or directory, open '/etc/shop.conf'";
    expect(linksOf([span({ id: "a", error })], events(open))).toEqual([
      "a: open /etc/shop.conf no such file (exact)",
    ]);
    expect(linksOf([span({ id: "a", error: "bad input" })], events(open))[0]).toMatch(
      /process-level/,
    );
  });
});

describe("whatever the events", () => {
  const spec = fc.record({
    kind: fc.constantFrom(
      "connect",
      "tcp-connect",
      "socket-error",
      "io-error",
      "lock-wait",
      "tcp-retransmit",
      "exec",
      "exit",
      "off-cpu",
    ),
    at: fc.double({ min: 0, max: 40, noNaN: true }),
    lasts: fc.double({ min: 0, max: 5, noNaN: true }),
    returned: fc.constantFrom(null, 0, -111, -115, -104, -2),
    peerPort: fc.constantFrom(null, 5432, 80),
    localPort: fc.constantFrom(null, 4_001, 4_002),
    descriptor: fc.constantFrom(null, 7, 8),
    pid: fc.constantFrom(100, 200, null),
  });
  const specs = fc.array(spec, { maxLength: 25 });
  const spans = fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 30, noNaN: true }),
      lasts: fc.constantFrom(-1, 0, 0.5, 3, 20, null),
      fails: fc.boolean(),
      port: fc.constantFrom(5432, 80),
      parent: fc.nat({ max: 8 }),
    }),
    { maxLength: 12 },
  );
  const build = (given: typeof spans extends fc.Arbitrary<infer T> ? T : never): Span[] =>
    given.map(({ at, lasts, fails, port, parent }, index) =>
      span({
        id: `s${index}`,
        parent: `s${parent}`,
        at,
        lasts,
        attributes: { "server.port": port },
        ...(fails ? { error: "ECONNREFUSED" } : {}),
      }),
    );

  it("no error stands on a span that did not fail, but for the process", () => {
    fc.assert(
      fc.property(spans, specs, (givenSpans, givenEvents) => {
        const built = build(givenSpans);
        for (const { span: index, fact, grade } of correlateKernelEvents(
          built,
          events(...(givenEvents as KernelEventSpec[])),
        ).links) {
          if (fact.failed && grade !== "process-level")
            expect(built[index]?.status.code).toBe("error");
        }
      }),
    );
  });

  it("each event is on one span at most, and every link is in its process", () => {
    fc.assert(
      fc.property(spans, specs, (givenSpans, givenEvents) => {
        const { links } = correlateKernelEvents(
          build(givenSpans),
          events(...(givenEvents as KernelEventSpec[])),
        );
        const ids = links.flatMap(({ fact }) => fact.events.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
        for (const { fact } of links) expect(fact.lead.pid).toBe(100);
      }),
    );
  });

  it("the order in which they are given changes nothing", () => {
    const { spans: drawn, events: told } = drawCapture({
      seed: 3,
      bursts: [{ calls: 12, ports: [5432, 5433] }],
    });
    const wanted = correlateKernelEvents(drawn, told);
    const turned = correlateKernelEvents(drawn, [...told].reverse());
    expect(turned.links.map(({ span: at, grade }) => [at, grade])).toEqual(
      wanted.links.map(({ span: at, grade }) => [at, grade]),
    );
  });
});
