import { describe, expect, it } from "vitest";
import type { KernelFactDto, TraceKernelDto } from "@/lib/domain/contracts/kernel";
import { waterfallOf } from "@/lib/testing/builders/waterfall-of";
import { buildTimeline, timelineEntry } from "./build-timeline";
import { countAreas, filterKernelRows } from "./filter-kernel-rows";
import { kernelCoverage } from "./kernel-coverage";
import { kernelTicks } from "./kernel-ticks";
import { wholeRange } from "./time-range";
import { toKernelRows } from "./to-kernel-rows";
import { toTraceModel } from "./trace-model";

const MS = 1_000_000;
const MODEL = toTraceModel(
  waterfallOf({
    rows: [
      { id: "in", depth: 0, at: 0, lasts: 100 * MS },
      { id: "db", depth: 1, at: 30 * MS, lasts: 20 * MS, flags: ["error"] },
    ],
  }),
);

function factAt(atMs: number, given: Partial<KernelFactDto> = {}): KernelFactDto {
  const start = MODEL.startUnixNano + BigInt(atMs * MS);
  return {
    nodeId: "db",
    kind: "connect",
    words: "connect → 127.0.0.1:5432 refused",
    statement: "connect to 127.0.0.1:5432 refused (ECONNREFUSED) after 1.0 ms",
    grade: "aligned",
    of: 3,
    failed: true,
    errorName: "ECONNREFUSED",
    startUnixNano: String(start),
    endUnixNano: String(start + BigInt(MS)),
    durationNano: String(MS),
    clockUncertaintyNano: 3_000,
    host: "web-1",
    pid: 7,
    tid: 9,
    containerId: "6b742e38ee3a212239e6d48b",
    stack: [],
    eventCount: 2,
    events: [{ anchor: `kernel:${atMs}`, type: "connect", raw: "{}" }],
    ...given,
  };
}

const answer = (items: KernelFactDto[]): TraceKernelDto => ({
  status: "ok",
  reasons: [],
  leftOut: [],
  items,
  conflicts: [],
  hosts: [],
});

describe("kernel facts as lines", () => {
  const lock = factAt(40, {
    kind: "lock-wait",
    statement: "waited 9 ms for lock 7f",
    grade: "unique",
    failed: false,
  });
  const kernel = toKernelRows(answer([factAt(31), lock, factAt(90, { nodeId: "gone" })]), MODEL);

  it("say when, how sure, where, and how many events tell of it", () => {
    expect(kernel.rows[0]).toMatchObject({
      row: 1,
      offsetNano: 31 * MS,
      gradeText: "aligned 1 of 3",
      place: "web-1 · pid 7 · thread 9 · container 6b742e38ee3a",
      area: "network",
      eventsText: "1 of 2 raw events",
    });
    expect(kernel.rows[2]?.row).toBe(-1);
  });

  it("are filtered by area, by how sure they are and by text", () => {
    const all = { text: "", hidden: new Set<never>(), least: "process-level" } as const;
    expect(filterKernelRows(kernel.rows, all)).toHaveLength(3);
    expect(filterKernelRows(kernel.rows, { ...all, least: "unique" })).toEqual([kernel.rows[1]]);
    expect(filterKernelRows(kernel.rows, { ...all, hidden: new Set(["network"]) })).toHaveLength(1);
    expect(filterKernelRows(kernel.rows, { ...all, text: "PID 7" })).toHaveLength(3);
    expect(filterKernelRows(kernel.rows, { ...all, text: "refused" })).toHaveLength(2);
    expect(countAreas(kernel.rows)).toEqual([
      { area: "network", count: 2 },
      { area: "locks", count: 1 },
    ]);
  });

  it("are marks on their row where they ended, those on one spot as one", () => {
    const many = toKernelRows(answer([factAt(31), factAt(31), lock]), MODEL);
    const ticks = kernelTicks(many, [1], wholeRange(MODEL.durationNano));
    expect(ticks.map(({ percent, count, failed }) => [percent, count, failed])).toEqual([
      [32, 2, true],
      [41, 1, false],
    ]);
    expect(ticks[0]?.title).toContain("refused (ECONNREFUSED) after 1.0 ms (aligned 1 of 3)");
    expect(kernelTicks(many, [0], wholeRange(MODEL.durationNano))).toEqual([]);
  });

  it("stand in the timeline among spans, events and records", () => {
    const timeline = buildTimeline(MODEL, [], [], kernel.rows);
    const lines = [...timeline.order].map((entry) => timelineEntry(timeline, entry));
    expect(lines.map(({ kind, row }) => [kind, row])).toEqual([
      ["span", 0],
      ["span", 1],
      ["kernel", 1],
      ["kernel", 1],
      ["kernel", -1],
    ]);
    expect(lines[2]).toMatchObject({ level: "error", durationNano: MS });
  });

  it("are none before the answer is there", () => {
    expect(toKernelRows(undefined, MODEL).rows).toEqual([]);
  });
});

it("the coverage tells hosts watched and not watched, and what was lost", () => {
  expect(
    kernelCoverage([
      { host: "web-1", watched: true, lostEventCount: 1_200 },
      { host: "db-1", watched: false, lostEventCount: 0 },
    ]),
  ).toEqual({
    watched: "watched: web-1",
    unwatched: "not watched: db-1",
    lost: "capture incomplete: 1,200 lost",
  });
  expect(kernelCoverage([])).toEqual({ watched: null, unwatched: null, lost: null });
});
