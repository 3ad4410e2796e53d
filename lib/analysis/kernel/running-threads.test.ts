import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { storedKernelEventOf } from "@/lib/testing/builders/kernel-event-of";
import { drawCapture } from "@/lib/testing/kernel/drawn-capture";
import { correlateKernelEvents } from "./correlate-kernel-events";

describe("threads on which no span ran", () => {
  it("change nothing but how much belongs to no span, whatever else was captured", () => {
    const drawn = fc.record({
      seed: fc.integer({ min: 1, max: 1000 }),
      waits: fc.array(
        fc.record({
          at: fc.integer({ min: 1, max: 200 }),
          tid: fc.integer({ min: 5000, max: 5003 }),
          kind: fc.constantFrom("lock-wait" as const, "off-cpu" as const, "lock-release" as const),
        }),
        { maxLength: 30 },
      ),
    });
    fc.assert(
      fc.property(drawn, ({ seed, waits }) => {
        const { spans, events: captured } = drawCapture({
          seed,
          bursts: [{ calls: 5, ports: [5432] }],
        });
        const resting = waits.map((wait, index) =>
          storedKernelEventOf(`resting-${index}`, {
            ...wait,
            lasts: 1,
            pid: 4100,
            host: "host-checkout",
          }),
        );
        const alone = correlateKernelEvents(spans, captured);
        const together = correlateKernelEvents(spans, [...resting, ...captured]);
        expect(together.links).toEqual(alone.links);
        expect(together.conflicts).toEqual(alone.conflicts);
        expect(together.reasons).toEqual(alone.reasons);
        expect(together.unlinkedCount).toBe(alone.unlinkedCount + resting.length);
      }),
      { numRuns: 50 },
    );
  });
});
