import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KERNEL_EVENT_KINDS, type KernelEvent } from "@/lib/domain/kernel-event";
import { kernelEventOf } from "@/lib/testing/builders/kernel-event-of";
import { readKernelCapture } from "./read-kernel-capture";
import { writeKernelLine } from "./write-kernel-line";

const ABOUT_CAPTURE = ["capture-clock", "capture-probes", "capture-lost"];
const kinds = KERNEL_EVENT_KINDS.filter((kind) => !ABOUT_CAPTURE.includes(kind));

/** Whom it was told by, in whose words and by which clock may differ. */
function contentOf({ source: _s, type: _t, clock: _c, raw: _r, ...content }: KernelEvent) {
  return content;
}

describe("a kernel event written as a line", () => {
  it("says the same when it is read again, whatever it is", () => {
    const number = fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: null });
    const text = fc.constantFrom("", "10.0.0.1", "a;b;c", 'with "quotes"', "/tmp/ü");
    const drawn = fc.record({
      kind: fc.constantFrom(...kinds),
      at: fc.integer({ min: 0, max: 1_000_000 }),
      lasts: fc.integer({ min: 0, max: 5_000 }),
      pid: number,
      namespacePid: number,
      descriptor: number,
      localPort: number,
      peerPort: number,
      returned: fc.option(fc.integer({ min: -200, max: 200 }), { nil: null }),
      peerAddress: text,
      resource: text,
      stack: text,
      command: text,
      count: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(drawn, (spec) => {
        const event = kernelEventOf({ ...spec, type: "somewhat" });
        const { events, rejectedCount } = readKernelCapture(writeKernelLine(event) ?? "");
        expect(rejectedCount).toBe(0);
        expect(events.map(contentOf)).toEqual([contentOf(event)]);
      }),
    );
  });

  it("is none of what a capture says of itself", () => {
    const clock = kernelEventOf({ kind: "capture-clock", at: 0 });
    expect(writeKernelLine(clock)).toBeNull();
  });
});
