import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { runEvaluate } from "./run-evaluate";

const RECORDINGS = fileURLToPath(new URL("../../../prisma/seed/recordings", import.meta.url));

const Accuracy = z.object({
  ac1: z.number(),
  ac3: z.number(),
  ac5: z.number(),
  avg5: z.number(),
  mrr: z.number(),
});
/** What is promised to those who read the command's output. */
const Output = z.object({
  cases: z.number(),
  metrics: z.object({ service: Accuracy, operation: Accuracy.nullable() }),
  byFaultType: z.record(z.string(), z.object({ service: Accuracy })),
  baselines: z.record(z.string(), Accuracy),
  abstention: z.object({ ofHealthy: z.number().nullable(), ofFaulty: z.number().nullable() }),
  perCase: z.array(
    z.object({
      id: z.string(),
      rootService: z.string().nullable(),
      rank: z.number().nullable(),
      status: z.enum(["ranked", "abstained", "degraded"]),
      ms: z.number(),
      top5: z.array(
        z.object({
          kind: z.string(),
          service: z.string(),
          name: z.string(),
          probability: z.number(),
        }),
      ),
    }),
  ),
});

let printed: string[] = [];
let folder = "";

beforeEach(async () => {
  printed = [];
  folder = await mkdtemp(path.join(tmpdir(), "faultline-cases-"));
  vi.spyOn(console, "log").mockImplementation((text: string) => {
    printed.push(text);
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function evaluate(...args: readonly string[]) {
  expect(await runEvaluate(args)).toBe(0);
  return printed.join("\n");
}

describe("evaluate", () => {
  it("names the labelled cause of every recorded incident first, and says so in JSON", async () => {
    const output = Output.parse(JSON.parse(await evaluate(RECORDINGS, "--json")));
    expect(output.cases).toBe(6);
    expect(output.perCase.map(({ id, rank }) => [id, rank])).toEqual(
      output.perCase.map(({ id }) => [id, 1]),
    );
    expect(output.metrics.operation?.ac1).toBe(1);
    for (const [name, { ac1 }] of Object.entries(output.baselines)) {
      expect(ac1, name).toBeLessThanOrEqual(output.metrics.service.ac1);
    }
  }, 60_000);

  it("reads cases at any depth, whatever their folders and files are called besides", async () => {
    const deep = path.join(folder, "a", "b", "x1");
    await mkdir(path.dirname(deep), { recursive: true });
    await cp(path.join(RECORDINGS, "03-decimal-overflow"), deep, { recursive: true });
    const text = await evaluate(folder);
    expect(text).toContain("1 cases");
    expect(text).toMatch(/a\/b\/x1 .* 1 {2}ranked/);
  });

  it("explains one case with everything that was weighed", async () => {
    const text = await evaluate(RECORDINGS, "--explain", "03-decimal-overflow");
    expect(text).toContain("payments payments.convert_amount");
    expect(text).toMatch(/nats {2}failures .*DecimalOverflowError/);
    expect(text).toContain("failing traces pass");
  });

  it("names nobody in a case without a fault, and without any evidence", async () => {
    await writeFile(path.join(folder, "label.json"), JSON.stringify({ root_service: null }));
    const output = JSON.parse(await evaluate(folder, "--json"));
    expect(output.abstention).toEqual({ ofHealthy: 1, ofFaulty: null });
    expect(output.perCase[0].status).toBe("abstained");
  });

  it("exits with 1 when a bound of the gate does not hold, and says which by how much", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const caseFolder = path.join(RECORDINGS, "03-decimal-overflow");
    const gate = path.join(folder, "gate.yaml");
    const run = async (yaml: string) => {
      await writeFile(gate, yaml);
      return runEvaluate([caseFolder, "--gate", gate]);
    };
    const held =
      "measures:\n  ranker.service.ac1: { min: 1 }\n  analyst.hallucination: { max: 0 }\n";
    expect(await run(held)).toBe(0);
    expect(said.mock.lastCall?.[0]).toBe("gate passed: 2 bounds hold");
    const byFamily =
      "byFaultFamily:\n  arithmetic-overflow:\n    ranker.service.mrr: { max: 0.75 }\n";
    expect(await run(held + byFamily)).toBe(1);
    expect(said.mock.lastCall?.[0]).toContain("1 of 3 bounds do not hold");
    expect(said.mock.lastCall?.[0]).toContain(
      "ranker.service.mrr of arithmetic-overflow: 1, 0.25 above at most 0.75",
    );
    await expect(run("measures: { ac1: { min: 1 } }")).rejects.toThrow(
      /key in record\s+→ at measures\.ac1/,
    );
    await expect(run("{")).rejects.toThrow(/gate\.yaml is no YAML/);
    await expect(runEvaluate([caseFolder, "--gate", "none.yaml"])).rejects.toThrow(/no gate/);
  }, 60_000);

  it("says which file it cannot read", async () => {
    await writeFile(path.join(folder, "label.json"), "{");
    await expect(runEvaluate([folder])).rejects.toThrow(/label\.json is no JSON/);
    await expect(runEvaluate([path.join(folder, "none")])).rejects.toThrow(/there is no folder/);
    await expect(runEvaluate([])).rejects.toThrow(/one folder/);
  });
});
