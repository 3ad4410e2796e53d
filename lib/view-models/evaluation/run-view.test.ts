import { describe, expect, it } from "vitest";
import type { CaseLineDto } from "@/lib/domain/contracts/evaluation";
import type { MeasureValue } from "@/lib/domain/evaluation-summary";
import { storedResultOf } from "@/lib/testing/builders/stored-result-of";
import { casesBehind } from "./case-lines";
import { formatDifference, formatMeasure, isBetter, measureTitle } from "./format-measure";
import { toMeasureRows } from "./measure-rows";
import { EMPTY_RUN_FORM, toRunBody } from "./run-form";
import { toSpanRows } from "./span-rows";

describe("a measure in words", () => {
  it.each([
    ["ranker.service.ac1", 0.9333, "0.93"],
    ["effort.ranking", 214.4, "214 ms"],
    ["effort.tokens", 12345.6, "12,346"],
    ["effort.cost", 0.01234, "$0.012"],
    ["ranker.ece", null, "–"],
  ])("%s of %s is %s", (key, value, text) => {
    expect(formatMeasure(key, value)).toBe(text);
  });

  it("tells which way a difference goes, and whether that is good", () => {
    expect(formatDifference("ranker.service.ac1", -0.2)).toBe("−0.20");
    expect(formatDifference("ranker.service.ac1", 0.001)).toBe("±0");
    expect(isBetter("ranker.service.ac1", 0.1)).toBe(true);
    expect(isBetter("ranker.brier", 0.1)).toBe(false);
    expect(isBetter("ranker.brier", 0)).toBeNull();
    expect(measureTitle("analyst.spans.f1")).toBe("Analyst: Span F1");
  });
});

const value = (key: string, number: number | null): MeasureValue => ({
  key,
  value: number,
  low: null,
  high: null,
  cases: 3,
});

describe("the table of measures", () => {
  it("sets ranking and analyst side by side, and leaves out what nobody can say", () => {
    const rows = toMeasureRows([
      value("ranker.service.ac1", 1),
      value("analyst.service.ac1", 0.5),
      value("ranker.abstention.healthy", null),
      value("analyst.grounding", 0.9),
      value("effort.ranking", 100),
      value("effort.analysis", 20),
      value("effort.tokens", 0),
    ]);
    expect(rows.map(({ label, ranker, analyst }) => [label, ranker?.text, analyst?.text])).toEqual([
      ["Service AC@1", "1.00", "0.50"],
      ["Grounding precision", undefined, "0.90"],
      ["Time to rank", "100 ms", undefined],
      ["Time to analyse", undefined, "20 ms"],
    ]);
  });
});

describe("the cases behind a number", () => {
  const line = (caseId: string, measures: Record<string, number>): CaseLineDto => ({
    caseId,
    version: 1,
    attempts: 1,
    expected: caseId === "c" ? null : "cart",
    faultFamily: "timeout",
    difficulty: "easy",
    named: null,
    probability: null,
    rank: null,
    measures,
  });
  const lines = [
    line("a", { "ranker.service.mrr": 1, "ranker.brier": 0.2 }),
    line("b", { "ranker.service.mrr": 0.5, "ranker.brier": 0.1 }),
    line("c", { "ranker.brier": 0.5 }),
  ];
  const behind = (measure: string, name = "") =>
    casesBehind(lines, {
      measure,
      group: name === "" ? null : { by: "service", name },
    }).map(({ caseId }) => caseId);

  it("are those that it is of, the ones that pull it down first", () => {
    expect(behind("ranker.service.mrr")).toEqual(["b", "a"]);
    expect(behind("ranker.brier")).toEqual(["c", "a", "b"]);
    expect(behind("")).toEqual(["a", "b", "c"]);
  });

  it("are of the group that was picked", () => {
    expect(behind("ranker.brier", "cart")).toEqual(["a", "b"]);
    expect(behind("", "no fault")).toEqual(["c"]);
  });
});

describe("the form of a run", () => {
  it("asks a built-in analyst once, and a model as often as told", () => {
    const form = { ...EMPTY_RUN_FORM, name: " mine ", repeats: "3" };
    expect(toRunBody(form).body).toMatchObject({ name: "mine", repeats: 1 });
    expect(toRunBody({ ...form, analyst: "model" }).body).toMatchObject({ repeats: 3 });
    expect(toRunBody({ ...form, analyst: "model", repeats: "x" }).body).toBeNull();
    expect(toRunBody(EMPTY_RUN_FORM).problem).toContain("called");
  });
});

describe("the spans of a case", () => {
  it("are told once, with who named each", () => {
    const { result } = storedResultOf({
      id: "a",
      rootSpans: ["t1/a", "t1/b"],
      said: ["t1/b", "t1/x"],
      analyst: { said: ["t1/a"] },
    });
    const told = toSpanRows(result).map((row) => [
      row.spanId,
      row.labelled,
      row.ranking,
      row.analyst,
    ]);
    expect(told).toEqual([
      ["a", true, false, true],
      ["b", true, true, false],
      ["x", false, true, false],
    ]);
  });
});
