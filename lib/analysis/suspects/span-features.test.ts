import { describe, expect, it } from "vitest";
import { logRecordOf } from "@/lib/testing/builders/log-record-of";
import type { SpanSpec } from "@/lib/testing/builders/span-of";
import { rowNamed, tableOf } from "@/lib/testing/builders/table-of";
import { readFeatures, type SpanFeatures } from "./span-features";
import type { SpanTable } from "./span-table";

const TRACE: readonly SpanSpec[] = [
  { id: "entry", kind: "server" },
  { id: "query 1", name: "query", parent: "entry", kind: "client", at: 1, lasts: 1 },
  { id: "query 2", name: "query", parent: "entry", kind: "client", at: 3, lasts: 1 },
  { id: "charge", parent: "entry", kind: "client", error: "refused", at: 5, lasts: 1 },
];

function logAt(span: string, body: string, severity = 9, id = `${span} ${body}`) {
  return logRecordOf({ id, body, severity, span, trace: "window-0" });
}

/** `kind text` of each feature of a row. */
function featuresOf(table: SpanTable, read: SpanFeatures, name: string): string[] {
  const row = rowNamed(table, name);
  const numbers = read.list.slice(read.from[row], read.from[row + 1]);
  return [...numbers].map((number) => {
    const { kind, text, callee } = read.features[number] ?? { kind: "?", text: "?", callee: -1 };
    return kind === "call" ? `call ${table.operations[callee]?.name}` : `${kind} ${text}`;
  });
}

describe("features of spans", () => {
  it("are what it calls, each once however often it is called", () => {
    const table = tableOf([TRACE]);
    const read = readFeatures(table, []);
    expect(featuresOf(table, read, "entry")).toEqual(["call query", "call charge"]);
    expect(featuresOf(table, read, "query")).toEqual([]);
  });

  it("are how it failed", () => {
    const table = tableOf([TRACE]);
    const read = readFeatures(table, []);
    expect(featuresOf(table, read, "charge")).toEqual(["failure error"]);
    expect(read.features.filter(({ isError }) => isError).map(({ kind }) => kind)).toEqual([
      "failure",
    ]);
  });

  it("are the statements that were logged in it, each with its first record", () => {
    const table = tableOf([TRACE]);
    const logs = [logAt("entry", "order 1 came in"), logAt("entry", "order 2 came in")];
    const read = readFeatures(table, logs);
    expect(featuresOf(table, read, "entry")).toContain("log order <n> came in");
    const [record] = read.recordOf.values();
    expect(read.recordOf.size).toBe(1);
    expect(record?.id).toBe("entry order 1 came in");
  });

  it("tell whether a statement is an error", () => {
    const table = tableOf([TRACE]);
    const read = readFeatures(table, [logAt("entry", "broken", 17), logAt("entry", "fine")]);
    const logs = read.features.filter(({ kind }) => kind === "log");
    expect(logs.map(({ text, isError }) => [text, isError])).toEqual([
      ["broken", true],
      ["fine", false],
    ]);
  });

  it("leave out records of spans that are not here", () => {
    const table = tableOf([TRACE]);
    const lost = logRecordOf({ id: "lost", span: "entry", trace: "elsewhere" });
    const without = logRecordOf({ id: "without", trace: null });
    const read = readFeatures(table, [lost, without]);
    expect(read.features.some(({ kind }) => kind === "log")).toBe(false);
  });

  it("are the same number in every trace, and another for another operation", () => {
    const table = tableOf([TRACE, TRACE], [TRACE]);
    const read = readFeatures(table, []);
    expect(read.features).toHaveLength(3);
    expect(read.list).toHaveLength(9);
  });
});
