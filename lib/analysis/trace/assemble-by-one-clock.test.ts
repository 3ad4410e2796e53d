import { describe, expect, it } from "vitest";
import { hostOf } from "@/lib/analysis/trace/host-of";
import type { Span } from "@/lib/domain/span";
import { spanIdOf } from "@/lib/testing/builders/ids";
import { atMs, eventAt, type SpanSpec, spansOf } from "@/lib/testing/builders/span-of";
import { ALL_TRACES } from "@/lib/testing/gallery/all-traces";
import { smallTree } from "@/lib/testing/gallery/broken-structure";
import { skewedClocks } from "@/lib/testing/gallery/odd-timing";
import { assembleByOneClock } from "./assemble-by-one-clock";
import { assembleTrace } from "./assemble-trace";
import type { AssembledTrace } from "./assembled-trace";

const MS = 1_000_000;

/** A call to `b`, whose clock is `ahead` ms ahead, and what `b` does beside it. */
function callTo(ahead: number, more: readonly SpanSpec[] = []): Span[] {
  return spansOf([
    { id: "root", service: "a", kind: "server", at: 0, lasts: 20 },
    { id: "call", parent: "root", service: "a", kind: "client", at: 2, lasts: 10 },
    {
      id: "serve",
      parent: "call",
      service: "b",
      kind: "server",
      at: 3 + ahead,
      lasts: 8,
      events: [eventAt(5 + ahead, "read")],
    },
    ...more,
  ]);
}

function spanNamed({ nodes }: AssembledTrace, name: string): Span {
  for (const node of nodes) if (node.kind === "span" && node.span.name === name) return node.span;
  throw new Error(`no span ${name}`);
}

describe("a trace by one clock", () => {
  it("is as recorded while no clock is known to be off", () => {
    const { trace, clock } = assembleByOneClock(smallTree());
    expect(trace).toEqual(assembleTrace(smallTree()));
    expect(clock).toMatchObject({ shown: "raw", off: [] });
  });

  it("has every server within its client again", () => {
    const { trace, clock } = assembleByOneClock(skewedClocks());
    expect(clock).toMatchObject({
      shown: "adjusted",
      reference: "host-gateway",
      off: [{ host: "host-payments", spanCount: 10 }],
    });
    for (const node of trace.nodes) {
      const parent = trace.nodes[node.parent];
      if (node.kind !== "span" || node.span.kind !== "server" || parent === undefined) continue;
      expect(node.startUnixNano).toBeGreaterThanOrEqual(parent.startUnixNano);
      expect(node.endUnixNano).toBeLessThanOrEqual(parent.endUnixNano);
    }
  });

  it("tells the times as recorded when asked, and that a clock is off all the same", () => {
    const { trace, clock } = assembleByOneClock(skewedClocks(), "raw");
    expect(trace).toEqual(assembleTrace(skewedClocks()));
    expect(clock.shown).toBe("raw");
    expect(clock.off).toHaveLength(1);
  });

  it("differs from the recorded one by the host's offset and nothing else", () => {
    const raw = assembleByOneClock(skewedClocks(), "raw").trace;
    const { trace, clock } = assembleByOneClock(skewedClocks());
    const offsets = new Map(clock.off.map(({ host, offsetNano }) => [host, offsetNano]));
    for (const node of trace.nodes) {
      const before = raw.nodes.find(({ id }) => id === node.id);
      if (node.kind !== "span" || before?.kind !== "span") continue;
      const offset = BigInt(offsets.get(hostOf(node.span.resource)) ?? 0);
      expect(node.startUnixNano + offset).toBe(before.startUnixNano);
      expect(node.endUnixNano + offset).toBe(before.endUnixNano);
    }
  });

  it("moves a span's events with it", () => {
    const { trace } = assembleByOneClock(callTo(200));
    expect(spanNamed(trace, "serve")).toMatchObject({
      startUnixNano: atMs(3),
      events: [{ timeUnixNano: atMs(5) }],
    });
  });

  it("pulls nothing to its producer: a consumer that waited in a queue stays where it was", () => {
    const spans = callTo(0, [
      { id: "publish", parent: "root", service: "a", kind: "producer", at: 15, lasts: 1 },
      { id: "process", parent: "publish", service: "worker", kind: "consumer", at: 400, lasts: 9 },
    ]);
    const { trace, clock } = assembleByOneClock(spans);
    expect(clock.off).toEqual([]);
    expect(spanNamed(trace, "process").startUnixNano).toBe(atMs(400));
  });

  it("moves the whole host: what runs on behind a queue keeps its distance to what sent it", () => {
    const spans = callTo(200, [
      { id: "publish", parent: "serve", service: "b", kind: "producer", at: 204, lasts: 1 },
      { id: "process", parent: "publish", service: "b", kind: "consumer", at: 260, lasts: 9 },
    ]);
    const { trace } = assembleByOneClock(spans);
    const apart =
      spanNamed(trace, "process").startUnixNano - spanNamed(trace, "publish").startUnixNano;
    expect(Number(apart)).toBe(56 * MS);
  });

  it("keeps the numbers of spans that share an id", () => {
    const shared = spanIdOf("s");
    const spans = spansOf([
      { id: "root", service: "a", kind: "server", at: 0, lasts: 20 },
      { id: shared, parent: "root", service: "a", name: "call", kind: "client", at: 2, lasts: 10 },
      {
        id: shared,
        parent: "root",
        service: "b",
        name: "serve",
        kind: "server",
        at: -97,
        lasts: 8,
      },
    ]);
    const names = (trace: AssembledTrace) =>
      Object.fromEntries(
        trace.nodes.flatMap((node) => (node.kind === "span" ? [[node.id, node.span.name]] : [])),
      );
    expect(names(assembleByOneClock(spans).trace)).toEqual(names(assembleTrace(spans)));
    expect(assembleByOneClock(spans).clock.shown).toBe("adjusted");
  });

  it.each(ALL_TRACES)("keeps every span, whatever was received: $name", ({ spans }) => {
    const ids = (trace: AssembledTrace) => trace.nodes.map(({ id }) => id).sort();
    expect(ids(assembleByOneClock(spans()).trace)).toEqual(ids(assembleTrace(spans())));
  });
});
