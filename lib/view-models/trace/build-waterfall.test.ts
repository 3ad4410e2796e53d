import { describe, expect, test } from "vitest";
import type { CriticalPath } from "@/lib/analysis/trace/critical-path";
import { ROW_FLAGS } from "@/lib/domain/contracts/row-flags";
import { WaterfallDto } from "@/lib/domain/contracts/waterfall";
import { assembledOf } from "@/lib/testing/builders/assembled-of";
import { spanIdOf } from "@/lib/testing/builders/ids";
import { logRecordOf } from "@/lib/testing/builders/log-record-of";
import { atMs } from "@/lib/testing/builders/span-of";
import { buildWaterfall } from "./build-waterfall";

const NO_PATH: CriticalPath = { status: "ok", reasons: [], root: 0, sections: [] };
const CHECKOUT = [
  { id: "gateway", service: "gateway", lasts: 412, error: "502" },
  { id: "checkout", parent: "gateway", service: "checkout", at: 16, lasts: 379, error: "" },
  { id: "cart", parent: "checkout", service: "cart", at: 22, lasts: 46 },
  { id: "charge", parent: "checkout", service: "payments", at: 140, lasts: 212, error: "overflow" },
] as const;

describe("buildWaterfall", () => {
  test("keeps the contract of its answer", () => {
    const dto = buildWaterfall({ trace: assembledOf(CHECKOUT), criticalPath: NO_PATH, logs: [] });
    expect(WaterfallDto.parse(dto)).toEqual(dto);
  });

  test("times rows from the start of the trace, exactly", () => {
    const { rows, durationNano } = buildWaterfall({
      trace: assembledOf(CHECKOUT),
      criticalPath: NO_PATH,
      logs: [],
    });
    expect(rows.offsetNano).toEqual([0, 16_000_000, 22_000_000, 140_000_000]);
    expect(rows.durationNano).toEqual([412_000_000, 379_000_000, 46_000_000, 212_000_000]);
    expect(durationNano).toBe(412_000_000);
  });

  test("writes each service and name once, however many rows have it", () => {
    const specs = Array.from({ length: 50 }, (_, n) => ({ id: `s${n}`, name: "GET /", at: n }));
    const dto = buildWaterfall({ trace: assembledOf(specs), criticalPath: NO_PATH, logs: [] });
    expect(dto.services).toEqual(["shop"]);
    expect(dto.names).toEqual(["GET /"]);
  });

  test("counts the failures below each row up to the root", () => {
    const { rows } = buildWaterfall({
      trace: assembledOf(CHECKOUT),
      criticalPath: NO_PATH,
      logs: [],
    });
    expect(rows.descendantErrorCount).toEqual([2, 1, 0, 0]);
  });

  test("flags a 5xx and an exception event although their status is not error", () => {
    const exception = {
      timeUnixNano: atMs(1),
      name: "exception",
      attributes: {},
      droppedAttributesCount: 0,
    };
    const { rows } = buildWaterfall({
      trace: assembledOf([
        { id: "ok" },
        { id: "5xx", parent: "ok", attributes: { "http.response.status_code": 503 } },
        { id: "thrown", parent: "ok", events: [exception] },
        { id: "4xx", parent: "ok", attributes: { "http.response.status_code": 404 } },
      ]),
      criticalPath: NO_PATH,
      logs: [],
    });
    const signs = rows.flags.map((flags) => (flags & ROW_FLAGS.failureSign) !== 0);
    expect(signs).toEqual([false, true, true, false]);
  });

  test("marks an unfinished span, one with links and one on the critical path", () => {
    const { rows } = buildWaterfall({
      trace: assembledOf([
        { id: "root", lasts: 30 },
        { id: "a", parent: "root", lasts: null, linksTo: ["b"] },
      ]),
      criticalPath: {
        ...NO_PATH,
        sections: [{ node: 0, kind: "self", startUnixNano: atMs(0), endUnixNano: atMs(30) }],
      },
      logs: [],
    });
    expect(rows.flags).toEqual([
      ROW_FLAGS.onCriticalPath,
      ROW_FLAGS.endInferred | ROW_FLAGS.hasLinks,
    ]);
  });

  test("ties logs to their rows, and to none where the span is not known", () => {
    const { logs } = buildWaterfall({
      trace: assembledOf(CHECKOUT),
      criticalPath: NO_PATH,
      logs: [
        logRecordOf({ id: "l1", span: "charge", at: 199 }),
        logRecordOf({ id: "l2", span: "elsewhere", at: 200, severity: 17 }),
        logRecordOf({ id: "l3", at: 414 }),
      ],
    });
    expect(logs.row).toEqual([3, -1, -1]);
    expect(logs.level).toEqual(["info", "error", "info"]);
    expect(logs.offsetNano).toEqual([199_000_000, 200_000_000, 414_000_000]);
  });

  test("says that logs are degraded when some are left out, with the reason", () => {
    const { logs } = buildWaterfall({
      trace: assembledOf(CHECKOUT),
      criticalPath: NO_PATH,
      logs: [],
      logReasons: ["only the first 5,000 records are read"],
    });
    expect(logs).toMatchObject({
      status: "degraded",
      reasons: ["only the first 5,000 records are read"],
    });
  });

  test("a missing parent has no service and names the id that was not received", () => {
    const trace = assembledOf([{ id: "orphan" }]);
    const missingSpanId = spanIdOf("lost");
    const [orphan] = trace.nodes;
    if (orphan === undefined) throw new Error("one node was built");
    const dto = buildWaterfall({
      trace: {
        ...trace,
        nodes: [
          {
            ...orphan,
            kind: "missing-parent",
            id: `missing:${missingSpanId}`,
            missingSpanId,
            likelyParent: null,
          },
        ],
      },
      criticalPath: NO_PATH,
      logs: [],
    });
    expect(dto.services).toEqual([""]);
    expect(dto.names).toEqual([`parent ${missingSpanId} not received`]);
    expect(dto.rows.flags).toEqual([ROW_FLAGS.missingParent]);
  });

  test("an empty trace gives no rows instead of an error", () => {
    const dto = buildWaterfall({ trace: assembledOf([]), criticalPath: NO_PATH, logs: [] });
    expect(dto.status).toBe("failed");
    expect(dto.rows.nodeId).toEqual([]);
  });

  test("leaves its input as it was", () => {
    const input = {
      trace: assembledOf(CHECKOUT),
      criticalPath: NO_PATH,
      logs: [logRecordOf({ id: "l" })],
    };
    const before = structuredClone(input);
    buildWaterfall(input);
    expect(input).toEqual(before);
  });
});
