import { describe, expect, it } from "vitest";
import { readKernelCapture } from "@/lib/analysis/kernel/read-kernel-capture";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { resourceOf } from "@/lib/testing/builders/resource-of";
import { type SpanSpec, spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import type { EvidenceSet } from "./evidence-set";
import { rankSuspects } from "./rank-suspects";
import type { Evidence } from "./suspect";

const PID = 700;
const FIRST_THREAD = PID;
const OTHER_THREAD = PID + 1;
const SHOP = resourceOf("shop", { "process.pid": PID });
/** Traces do not overlap: each has a second of its own. */
const APART_MS = 1_000;
const HEALTHY_FROM = 100;
const TRACES = 20;

const at = (ms: number) => String(TEST_START_UNIX_NANO + BigInt(Math.round(ms * 1e6)));

interface Drawn {
  readonly spans: readonly SpanSpec[];
  readonly lines: readonly object[];
}

/** `draw` gives the spans below the entry, and the lines, of the trace that begins at `ms`. */
function evidenceOf(draw: (ms: number, isWindow: boolean, n: number) => Drawn): EvidenceSet {
  const lines: object[] = [];
  const tracesOf = (from: number, isWindow: boolean) =>
    Array.from({ length: TRACES }, (_, n) => {
      const ms = (from + n) * APART_MS + 0.1;
      const drawn = draw(ms, isWindow, n);
      lines.push(...drawn.lines);
      const trace = `${isWindow ? "bad" : "well"} ${n}`;
      const failed = drawn.spans.some(({ error }) => error !== undefined);
      const entry: SpanSpec = {
        id: `${trace} entry`,
        name: "GET /shop",
        kind: "server",
        at: ms,
        lasts: 300,
        attributes: { "thread.id": FIRST_THREAD },
        ...(failed ? { error: "500" } : {}),
      };
      const below = drawn.spans.map((spec) => ({
        parent: entry.id,
        ...spec,
        id: `${trace} ${spec.id}`,
      }));
      const whole = [entry, ...below].map((spec) => ({ resource: SHOP, ...spec, trace }));
      return assembleTrace(spansOf(whole));
    });
  const healthy = tracesOf(0, false);
  const window = tracesOf(HEALTHY_FROM, true);
  const text = lines
    .map((line) => JSON.stringify({ host: "host-shop", pid: PID, ...line }))
    .join("\n");
  const { events } = readKernelCapture(text);
  return {
    window,
    healthy,
    windowLogs: [],
    healthyLogs: [],
    metrics: [],
    changes: [],
    kernelEvents: events.map((event, i) => ({ ...event, id: `kernel-${i}` })),
  };
}

function kernelOf(set: EvidenceSet): Map<string, Evidence> {
  const { suspects } = rankSuspects(set);
  return new Map(
    suspects.flatMap(({ service, evidence }) =>
      evidence.filter(({ group }) => group === "kernel").map((one) => [service, one] as const),
    ),
  );
}

/** A call to port 5432, refused or not. */
function call(ms: number, refused: boolean): Drawn {
  const error = refused ? { error: "connect ECONNREFUSED 10.0.0.9:5432" } : {};
  return {
    spans: [
      {
        id: "call",
        name: "query",
        kind: "client",
        at: ms + 10,
        lasts: 20,
        attributes: {
          "server.address": "10.0.0.9",
          "server.port": 5432,
          "thread.id": FIRST_THREAD,
        },
        ...error,
      },
    ],
    lines: [
      {
        type: "connect",
        time_unix_nano: at(ms + 12),
        tid: FIRST_THREAD,
        ret: refused ? -111 : 0,
        dur_ns: 400_000,
        daddr: "10.0.0.9",
        dport: 5432,
      },
    ],
  };
}

describe("what the kernel says of suspects", () => {
  it("speaks against the peer that refuses, not its caller", () => {
    const found = kernelOf(evidenceOf((ms, isWindow) => call(ms, isWindow)));
    expect([...found.keys()]).toEqual(["10.0.0.9"]);
    const evidence = found.get("10.0.0.9");
    expect(evidence?.nats).toBeGreaterThan(1);
    expect(evidence?.statement).toBe(
      "connections to it fail (ECONNREFUSED) in 20 of 20 attempts, 0 of 20 before",
    );
    expect(evidence?.anchors[0]).toMatch(/^kernel:kernel-\d+$/);
  });

  it("speaks for a peer that has always refused as often", () => {
    const found = kernelOf(evidenceOf((ms, _, n) => call(ms, n % 4 === 0)));
    expect([...found.values()].every(({ nats }) => nats <= 0)).toBe(true);
  });

  it("counts attempts that were made again until they went well, whose spans did not fail", () => {
    const found = kernelOf(
      evidenceOf((ms, isWindow, n) => {
        const { spans, lines } = call(ms, isWindow && n % 3 === 0);
        const again = { ...lines[0], ret: -111, time_unix_nano: at(ms + 11) };
        return { spans, lines: isWindow ? lines : [...(n % 2 === 0 ? [again] : []), ...lines] };
      }),
    );
    const evidence = found.get("10.0.0.9");
    expect(evidence?.nats).toBeLessThan(-1);
    expect(evidence?.statement).toContain("in 7 of 20 attempts, 10 of 30 before");
  });

  it("speaks against who holds a lock, and names the operation, not against who waits", () => {
    const set = evidenceOf((ms, isWindow) => ({
      spans: [
        {
          id: "hold",
          name: "recount",
          at: ms + 5,
          lasts: 90,
          attributes: { "thread.id": OTHER_THREAD },
        },
        {
          id: "wait",
          name: "reserve",
          at: ms + 10,
          lasts: isWindow ? 86 : 2,
          attributes: { "thread.id": FIRST_THREAD },
          ...(isWindow ? { error: "deadline exceeded" } : {}),
        },
      ],
      lines: isWindow
        ? [
            {
              type: "futex_wait",
              time_unix_nano: at(ms + 94),
              tid: FIRST_THREAD,
              ret: 0,
              dur_ns: 80_000_000,
              uaddr: "7f3a",
            },
            { type: "futex_wake", time_unix_nano: at(ms + 93.9), tid: OTHER_THREAD, uaddr: "7f3a" },
          ]
        : [{ type: "off_cpu", time_unix_nano: at(ms + 50), tid: FIRST_THREAD, dur_ns: 2_000_000 }],
    }));
    const [first] = rankSuspects(set).suspects;
    expect(first).toMatchObject({ service: "shop", operation: "recount" });
    expect(first?.heals).toEqual({ heals: TRACES, of: TRACES });
    expect(first?.evidence.find(({ group }) => group === "kernel")?.statement).toContain(
      "it held a lock that others waited for, up to 80 ms, in 20 of 20 traces, 0 of 20 before",
    );
  });

  it("speaks against a process that ran out of something, though it happened once", () => {
    const set = evidenceOf((ms, isWindow, n) => ({
      spans: [{ id: "work", at: ms + 1, lasts: 5, ...(isWindow ? { error: "gone" } : {}) }],
      lines:
        isWindow && n === 3
          ? [{ type: "oom_kill", time_unix_nano: at(ms + 400), comm: "node" }]
          : [],
    }));
    expect(kernelOf(set).get("shop")?.statement).toContain("it was killed for lack of memory");
  });

  it("counts for less where nothing was captured before, and says so", () => {
    const set = evidenceOf((ms, isWindow) => call(ms, isWindow));
    const windowStart = set.window[0]?.startUnixNano ?? 0n;
    const kernelEvents =
      set.kernelEvents?.filter((event) => event.timeUnixNano >= windowStart) ?? [];
    const half = kernelOf({ ...set, kernelEvents }).get("10.0.0.9");
    expect(half?.statement).toContain("nothing was captured before");
    expect(half?.nats ?? 0).toBeLessThan(kernelOf(set).get("10.0.0.9")?.nats ?? 0);
  });

  it("can be left out, and is missed only where it was asked for", () => {
    const set = evidenceOf((ms, isWindow) => call(ms, isWindow));
    const without = rankSuspects(set, { without: new Set(["kernel"]) });
    expect(
      without.suspects.flatMap(({ evidence }) => evidence.map(({ group }) => group)),
    ).not.toContain("kernel");
    expect(rankSuspects({ ...set, kernelEvents: [] }).reasons).toContain("no kernel events");
    const { kernelEvents: _left, ...unasked } = set;
    expect(rankSuspects(unasked).reasons).not.toContain("no kernel events");
  });
});
