import { setTimeout as delay } from "node:timers/promises";
import { writeHypotheses } from "@/lib/analysis/analyst/write-hypotheses";
import type { CitedEvidence } from "@/lib/analysis/citations/cited-evidence";
import { RANKER_VERSION } from "@/lib/analysis/suspects/rank-suspects";
import type { EvaluationRun } from "@/lib/domain/evaluation";
import { askConfiguredModel } from "../analysis/ask-configured-model";
import { preparePack } from "../analysis/prepare-analysis";
import type { ServiceContext } from "../context";
import { resolveModel } from "../settings/resolve-model";
import type { AskAnalyst } from "./judge-analyst";

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const NANO_PER_MS = 1_000_000n;
/** Neither title nor route is frozen: the evidence has to speak for itself. */
const ANY_INCIDENT = { id: "INC-1", title: "an alert fired", service: null, route: null };

/** The analyst that needs no model, and always says the same. */
export const askBuiltIn: AskAnalyst = async (_evidence, index, ranking) => ({
  draft: writeHypotheses(index, ranking),
  answer: null,
  usage: null,
});

/** The analyst of a run. @param report rejects to stop it */
export function askAnalystOf(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
  { config }: Pick<EvaluationRun, "config">,
  report: () => Promise<void>,
): AskAnalyst {
  if (config.analyst === "built-in") return askBuiltIn;
  const pace = paceOf(ctx, report);
  return async (evidence, _index, ranking) => {
    await pace();
    const prepared = await preparePack(ctx, {
      incident: { ...ANY_INCIDENT, openedAt: endOf(evidence) },
      evidence,
      ranking,
      rankerVersion: RANKER_VERSION,
    });
    return askConfiguredModel(ctx, prepared, report);
  };
}

/** Waits until the model may be asked again, with a sign of life each second. */
function paceOf(
  ctx: Pick<ServiceContext, "db" | "scope">,
  report: () => Promise<void>,
): () => Promise<void> {
  let nextMs = 0;
  return async () => {
    const choice = await resolveModel(ctx);
    const everyMs = choice.kind === "off" ? 0 : MINUTE_MS / choice.settings.maxMinuteRuns;
    while (performance.now() < nextMs) {
      await report();
      await delay(Math.min(SECOND_MS, nextMs - performance.now()));
    }
    nextMs = performance.now() + everyMs;
  };
}

/** When the last trace of the window ended: what was frozen does not say when the alert came. */
function endOf({ window }: CitedEvidence): string {
  const last = window.reduce((latest, { endUnixNano }) => {
    return endUnixNano > latest ? endUnixNano : latest;
  }, 0n);
  return new Date(Number(last / NANO_PER_MS)).toISOString();
}
