import path from "node:path";
import { parseArgs } from "node:util";
import { rankSuspects } from "@/lib/analysis/suspects/rank-suspects";
import { FaultlineError } from "@/lib/domain/errors";
import type { RunSummary } from "@/lib/domain/evaluation-summary";
import { checkGate, countBounds, type Gate } from "@/lib/evaluation/gate";
import { evaluateCases } from "@/lib/services/evaluation/evaluate-cases";
import { listCaseFolders, readCaseFolder } from "@/lib/services/evaluation/read-case-folder";
import { describeEvaluation } from "./describe-evaluation";
import { describeGate } from "./describe-gate";
import { describeRanking } from "./describe-ranking";
import { readGate } from "./read-gate";

/**
 * `evaluate DIR [--json] [--ablate] [--explain CASE] [--gate FILE]`: ranks every case below DIR and
 * says how well; or one case, with all of its reasoning. Progress goes to standard error. With a gate,
 * 1 when one of its bounds does not hold.
 */
export async function runEvaluate(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArguments(args);
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) {
    throw new FaultlineError("invalid_request", "evaluate takes one folder of cases");
  }
  const root = path.resolve(folder);
  if (values.explain !== undefined) return explain(root, values.explain);
  const gate = values.gate === undefined ? null : await readGate(values.gate);
  const evaluation = await evaluateCases(root, {
    ablate: values.ablate,
    measure: gate !== null,
    now: () => performance.now(),
    onCase: ({ id, ms }, number, of) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${number}/${of} ${id} ${ms} ms   `);
    },
  });
  if (process.stderr.isTTY) process.stderr.write("\r");
  console.log(values.json ? JSON.stringify(evaluation, null, 1) : describeEvaluation(evaluation));
  return gate === null || evaluation.summary === null ? 0 : judge(evaluation.summary, gate);
}

/** 1 when a bound does not hold. On standard error, so that the JSON stays alone. */
function judge(summary: RunSummary, gate: Gate): number {
  const breaches = checkGate(summary, gate);
  console.error(describeGate(breaches, countBounds(gate)));
  return breaches.length === 0 ? 0 : 1;
}

async function explain(root: string, name: string): Promise<number> {
  const folders = await listCaseFolders(root);
  const folder = folders.find((one) => one.endsWith(name));
  if (folder === undefined) {
    throw new FaultlineError("not_found", `no case ${name} at or below ${root}`);
  }
  const { id, evidence } = await readCaseFolder(root, folder);
  console.log(describeRanking(id, rankSuspects(evidence)));
  return 0;
}

function parseArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        ablate: { type: "boolean", default: false },
        explain: { type: "string" },
        gate: { type: "string" },
      },
    });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new FaultlineError("invalid_request", `evaluate: ${said}`);
  }
}
