import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shiftIsoTime, shiftMetrics, shiftNanoText, shiftTraces } from "./shift-times";

const NANO_PER_MS = 1_000_000n;
const unixNano = fc.bigInt({ min: 1n, max: 4_000_000_000_000_000_000n });
const shift = fc.bigInt({ min: 0n, max: 1_000_000_000_000_000_000n });

describe("shiftNanoText", () => {
  it("moves by exactly the shift, to the last nanosecond", () => {
    fc.assert(
      fc.property(unixNano, shift, (time, by) => {
        expect(BigInt(shiftNanoText(String(time), by)) - time).toBe(by);
      }),
    );
  });

  it("leaves an unknown time unknown", () => {
    expect(shiftNanoText("0", 5n)).toBe("0");
  });
});

describe("shiftIsoTime", () => {
  it("keeps nanoseconds that a Date would lose", () => {
    expect(shiftIsoTime("2026-11-21T01:02:03.123456789Z", 1n)).toBe(
      "2026-11-21T01:02:03.123456790Z",
    );
  });

  it("agrees with Date on whole milliseconds", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
        (unixMs, byMs) => {
          fc.pre(unixMs + byMs >= 0);
          const moved = shiftIsoTime(new Date(unixMs).toISOString(), BigInt(byMs) * NANO_PER_MS);
          expect(Date.parse(moved)).toBe(unixMs + byMs);
        },
      ),
    );
  });

  it("moves a time in another zone to the same instant in UTC", () => {
    expect(shiftIsoTime("2026-11-21T02:00:00+01:00", 0n)).toBe("2026-11-21T01:00:00Z");
  });

  it("leaves Go's zero time alone: it says that there is no end", () => {
    expect(shiftIsoTime("0001-01-01T00:00:00Z", 10n ** 18n)).toBe("0001-01-01T00:00:00Z");
  });

  it("refuses what is no time", () => {
    expect(() => shiftIsoTime("yesterday", 1n)).toThrow("not an ISO 8601 time: yesterday");
  });
});

const TRACES = {
  resourceSpans: [
    {
      resource: { attributes: [] },
      scopeSpans: [
        {
          spans: [
            {
              traceId: "a",
              spanId: "b",
              name: "n",
              startTimeUnixNano: "100",
              endTimeUnixNano: "250",
              events: [{ timeUnixNano: "120", name: "e" }],
            },
          ],
        },
      ],
    },
  ],
};

describe("shiftTraces", () => {
  it("moves start, end and events alike and keeps everything else", () => {
    const moved = shiftTraces(TRACES, 1_000n).resourceSpans[0]?.scopeSpans[0]?.spans[0];
    expect(moved).toEqual({
      traceId: "a",
      spanId: "b",
      name: "n",
      startTimeUnixNano: "1100",
      endTimeUnixNano: "1250",
      events: [{ timeUnixNano: "1120", name: "e" }],
    });
  });

  it("does not change what it is given", () => {
    const before = structuredClone(TRACES);
    shiftTraces(TRACES, 7n);
    expect(TRACES).toEqual(before);
  });
});

describe("shiftMetrics", () => {
  it("moves the exemplars with their points, so that they still fall into their traces", () => {
    const point = {
      startTimeUnixNano: "10",
      timeUnixNano: "20",
      exemplars: [{ timeUnixNano: "15", traceId: "a" }],
    };
    const histogram = { dataPoints: [point] };
    const request = {
      resourceMetrics: [{ scopeMetrics: [{ metrics: [{ name: "m", histogram }] }] }],
    };
    const moved = shiftMetrics(request, 100n).resourceMetrics[0]?.scopeMetrics[0]?.metrics[0];
    expect(moved?.histogram?.dataPoints).toEqual([
      {
        startTimeUnixNano: "110",
        timeUnixNano: "120",
        exemplars: [{ timeUnixNano: "115", traceId: "a" }],
      },
    ]);
  });
});
