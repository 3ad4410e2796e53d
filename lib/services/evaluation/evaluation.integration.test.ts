import pino from "pino";
import { beforeEach, describe, expect, it } from "vitest";
import {
  EvaluatedCaseDto,
  EvaluationComparisonDto,
  EvaluationDto,
  StartEvaluationBody,
} from "@/lib/domain/contracts/evaluation";
import { ImportBody } from "@/lib/domain/contracts/gold";
import { ModelError } from "@/lib/llm/model-error";
import { encodeTraces } from "@/lib/otlp/encode-traces";
import { insertEvaluation } from "@/lib/store/evaluation-repository";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { spanIdOf } from "@/lib/testing/builders/ids";
import { type SpanSpec, spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { importGoldSet } from "../gold/import-gold-set";
import { retireCase } from "../gold/retire-case";
import { askBuiltIn } from "./ask-analyst";
import { cancelEvaluation } from "./cancel-evaluation";
import { compareEvaluations } from "./compare-evaluations";
import { getEvaluatedCase } from "./get-evaluated-case";
import { getEvaluation, listEvaluationRuns } from "./get-evaluation";
import { type RunEvaluationOptions, runEvaluation, SILENT_AFTER_MS } from "./run-evaluation";
import { startEvaluation } from "./start-evaluation";

const test = testDatabase();
const log = pino({ level: "silent" });

let ctx: Parameters<typeof runEvaluation>[0];
let nowMs = 0;

beforeEach(async () => {
  nowMs = Number(TEST_START_UNIX_NANO / 1_000_000n) + 20 * 60_000;
  const scope = await createTestProject(test.db());
  ctx = { db: test.db(), scope, now: () => new Date(nowMs), log };
  await freezeFour();
});

const order = (trace: string, minute: number, error?: string): SpanSpec[] => {
  const common = { trace, ...(error === undefined ? {} : { error }) };
  const at = minute * 60_000;
  return [
    {
      ...common,
      id: `${trace}-in`,
      service: "gateway",
      name: "POST /orders",
      kind: "server",
      at,
      lasts: 50,
    },
    {
      ...common,
      id: `${trace}-pay`,
      parent: `${trace}-in`,
      service: "payments",
      name: "Charge",
      at: at + 5,
      lasts: 30,
    },
    {
      trace,
      id: `${trace}-log`,
      parent: `${trace}-in`,
      service: "audit",
      name: "write",
      at: at + 40,
      lasts: 5,
    },
  ];
};
const MANY = Array.from({ length: 8 }, (_, i) => i);
const FAILING = spansOf(MANY.flatMap((i) => order(`failing-${i}`, i, "overflow")));
const HEALTHY = spansOf(MANY.flatMap((i) => order(`healthy-${i}`, i - 30)));

/** One incident under labels that agree with its evidence, and that do not. */
async function freezeFour(): Promise<void> {
  const evidence = {
    "traces.otlp.json": JSON.stringify(encodeTraces(FAILING)),
    "baseline.otlp.json": JSON.stringify(encodeTraces(HEALTHY)),
  };
  const labels = {
    "a-right": {
      root_service: "payments",
      root_operations: ["Charge"],
      root_spans: [spanIdOf("failing-0-pay"), spanIdOf("failing-1-pay")],
      fault_type: "arithmetic_overflow",
    },
    "b-other": { root_service: "nobody-knows", fault_type: "crash" },
    "c-healthy": { root_service: null },
    "d-blamed": {
      root_service: "audit",
      distractors: [{ service: "payments", why_not: "it passes on what it was told" }],
    },
  };
  const cases = Object.entries(labels).map(([id, label]) => ({
    id,
    incident: id,
    label,
    evidence,
  }));
  await importGoldSet(ctx, ImportBody.parse({ cases }));
  await insertSpans(ctx.db, ctx.scope, FAILING);
}

async function start(body: object = {}): Promise<string> {
  return (await startEvaluation(ctx, StartEvaluationBody.parse({ name: "run", ...body }))).id;
}

async function run(body: object = {}, options: RunEvaluationOptions = {}): Promise<EvaluationDto> {
  const id = await start(body);
  await runEvaluation(ctx, id, options);
  return EvaluationDto.parse(await getEvaluation(ctx, id));
}

/** Everything but the time that it took. */
function numbersOf({ summary, lines }: EvaluationDto) {
  const isEffort = (key: string) => key.startsWith("effort.");
  const kept = <T extends { readonly key: string }>(all: readonly T[]) =>
    all.filter(({ key }) => !isEffort(key));
  return {
    ...summary,
    measures: kept(summary.measures),
    groups: summary.groups.map((group) => ({ ...group, measures: kept(group.measures) })),
    lines: lines.map((line) => ({
      ...line,
      measures: Object.entries(line.measures).filter(([key]) => !isEffort(key)),
    })),
  };
}

const measureOf = ({ summary }: EvaluationDto, key: string) =>
  summary.measures.find((one) => one.key === key)?.value;

describe("a run over the gold set", () => {
  it("holds ranking and analyst against each label", async () => {
    const found = await run();
    expect(found).toMatchObject({
      status: "succeeded",
      progress: { done: 4, of: 4 },
      config: { analyst: "built-in", without: [], repeats: 1 },
    });
    const ranks = Object.fromEntries(found.lines.map(({ caseId, rank }) => [caseId, rank]));
    expect(ranks).toMatchObject({ "a-right": 1, "b-other": null, "c-healthy": null });
    expect(measureOf(found, "ranker.service.ac1")).toBeCloseTo(1 / 3, 2);
    expect(measureOf(found, "ranker.distractor-blame")).toBe(1);
    expect(measureOf(found, "ranker.spans.recall")).toBe(1);
    expect(measureOf(found, "analyst.grounding")).toBe(1);
    expect(found.summary.groups.map(({ name }) => name)).toContain("arithmetic-overflow");
  });

  it("that was cut off goes on where it was, with the same numbers as one that was not", async () => {
    const whole = await run();
    const id = await start();
    const dying = new AbortController();
    const judged: string[] = [];
    const first = (caseId: string) => {
      judged.push(caseId);
      if (judged.length === 2) dying.abort();
    };
    await runEvaluation(ctx, id, { onCase: first, signal: dying.signal });
    const half = await getEvaluation(ctx, id);
    expect(half).toMatchObject({ status: "running", progress: { done: 2, of: 4 } });

    // While its worker may still be alive, nobody else takes it.
    await runEvaluation(ctx, id, { onCase: (caseId) => judged.push(caseId) });
    expect(judged).toHaveLength(2);
    nowMs += SILENT_AFTER_MS + 1;
    await runEvaluation(ctx, id, { onCase: (caseId) => judged.push(caseId) });
    expect(judged).toEqual([...new Set(judged)]);
    expect(judged.sort()).toEqual(whole.lines.map(({ caseId }) => caseId));
    const resumed = EvaluationDto.parse(await getEvaluation(ctx, id));
    expect(resumed.status).toBe("succeeded");
    expect(numbersOf(resumed)).toEqual(numbersOf(whole));
  });

  it("says the same when it is run twice, and what has ended stays as it was", async () => {
    const [first, second] = [await run(), await run()];
    expect(numbersOf(second)).toEqual(numbersOf(first));
    expect(second.goldSetHash).toBe(first.goldSetHash);
    const { comparison } = await compareEvaluations(ctx, first.id, second.id);
    expect(comparison.cases.map(({ change }) => change)).toEqual(["same", "same", "same", "same"]);
    const ended = await getEvaluation(ctx, first.id);
    await runEvaluation(ctx, first.id);
    expect(await getEvaluation(ctx, first.id)).toEqual(ended);
  });

  it("is about the versions that there were when it began, whatever becomes of the set", async () => {
    const before = await run();
    await retireCase(ctx, "b-other", { by: "ada", reason: "its label is wrong" });
    const now = await run();
    expect([now.cases.length, now.goldSetHash === before.goldSetHash]).toEqual([3, false]);
    const again = await run({ casesOf: before.id });
    expect(again.goldSetHash).toBe(before.goldSetHash);
    expect(numbersOf(again)).toEqual(numbersOf(before));
    const { comparison } = await compareEvaluations(ctx, before.id, now.id);
    expect([comparison.paired, comparison.unpaired]).toEqual([3, ["b-other"]]);
  });

  it("without its evidence regresses, and the comparison names the cases", async () => {
    const groups = ["failures", "contrast", "coverage", "calls", "timing", "logs", "callers"];
    const [all, poor] = [await run(), await run({ without: groups })];
    const found = EvaluationComparisonDto.parse(await compareEvaluations(ctx, all.id, poor.id));
    expect(found.comparison.cases.find(({ caseId }) => caseId === "a-right")).toMatchObject({
      change: "regressed",
    });
    const mrr = found.comparison.measures.find(({ key }) => key === "ranker.service.mrr");
    expect(mrr?.difference).toBeLessThan(0);
  });

  it("can weigh groups of evidence otherwise: at nothing, as if without it", async () => {
    const weights = { failures: 0, contrast: 0, coverage: 0, calls: 0, timing: 0, callers: 0 };
    const [all, light] = [await run(), await run({ weights })];
    expect(light.config.weights).toEqual(weights);
    const { comparison } = await compareEvaluations(ctx, all.id, light.id);
    expect(comparison.cases.find(({ caseId }) => caseId === "a-right")?.change).toBe("regressed");
    expect(numbersOf(await run({ weights: { failures: 1 } }))).toEqual(numbersOf(all));
  });

  it("asks each case as often as it is told, and goes on between two attempts", async () => {
    const { config, versions, cases, goldSetHash } = await run();
    const id = "00000000-0000-4000-8000-000000000001";
    const repeated = { ...config, repeats: 3 };
    const draft = { id, name: "thrice", versions, cases, goldSetHash, requestedAt: ctx.now() };
    await insertEvaluation(ctx.db, ctx.scope, { ...draft, config: repeated });
    const dying = new AbortController();
    let asked = 0;
    const ask: RunEvaluationOptions["ask"] = async (evidence, index, ranking) => {
      asked += 1;
      if (asked === 5) dying.abort();
      // Says nothing the second time: an analyst that answers otherwise now and then.
      if (asked % 3 === 2) throw new ModelError("no answer", { answer: "", usage: null });
      return askBuiltIn(evidence, index, ranking);
    };
    await runEvaluation(ctx, id, { ask, signal: dying.signal });
    expect((await getEvaluation(ctx, id)).progress).toEqual({ done: 5, of: 12 });
    nowMs += SILENT_AFTER_MS + 1;
    await runEvaluation(ctx, id, { ask });
    expect(asked).toBe(12);
    const found = await getEvaluatedCase(ctx, id, "a-right");
    expect(found.attempts.map(({ result }) => result.analyst.status)).toEqual([
      "named",
      "failed",
      "named",
    ]);
    const whole = await getEvaluation(ctx, id);
    expect(whole.lines.find(({ caseId }) => caseId === "a-right")?.measures).toMatchObject({
      "ranker.service.mrr": 1,
      "analyst.service.mrr": expect.closeTo(2 / 3),
    });
  });

  it("leads to each case: what was expected, what was said, and where that can be seen", async () => {
    const { id } = await run();
    const found = EvaluatedCaseDto.parse(await getEvaluatedCase(ctx, id, "a-right"));
    const [attempt] = found.attempts;
    expect(attempt?.result.expected).toMatchObject({
      service: "payments",
      faultFamily: "arithmetic-overflow",
    });
    expect(attempt?.result.ranker.said.length).toBeGreaterThan(0);
    expect(attempt?.result.analyst.hypotheses[0]?.isPublished).toBe(true);
    const [root] = attempt?.result.expected.spans ?? [];
    expect(found.storedTraceIds).toContain(root?.traceId);
    await expect(getEvaluatedCase(ctx, id, "no-case")).rejects.toMatchObject({ code: "not_found" });
  });

  it("ends when it is asked to, and keeps what it has", async () => {
    const waiting = await start();
    expect(await cancelEvaluation(ctx, waiting)).toMatchObject({ failure: "cancelled" });
    await runEvaluation(ctx, waiting);
    expect((await getEvaluation(ctx, waiting)).progress.done).toBe(0);

    const id = await start();
    let asked: Promise<unknown> | null = null;
    await runEvaluation(ctx, id, {
      ask: async () => {
        asked ??= cancelEvaluation(ctx, id);
        await asked;
        return { draft: { hypotheses: [], couldNotSee: [] }, answer: null, usage: null };
      },
    });
    const found = await getEvaluation(ctx, id);
    expect(found).toMatchObject({ status: "failed", failure: "cancelled" });
    expect((await listEvaluationRuns(ctx)).items.map((one) => one.id)).toContain(id);
  });

  it("is refused without a case, of a run that is not there, and of a model that is not set", async () => {
    const empty = { ...ctx, scope: await createTestProject(test.db()) };
    const body = StartEvaluationBody.parse({ name: "run" });
    await expect(startEvaluation(empty, body)).rejects.toMatchObject({ code: "conflict" });
    await expect(start({ analyst: "model" })).rejects.toMatchObject({ code: "conflict" });
    const casesOf = "00000000-0000-4000-8000-000000000000";
    await expect(start({ casesOf })).rejects.toMatchObject({ code: "not_found" });
  });
});
