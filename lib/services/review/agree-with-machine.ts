import { RANKER_VERSION } from "@/lib/analysis/suspects/rank-suspects";
import { spanAnchor } from "@/lib/domain/anchor";
import type { AgreementDto } from "@/lib/domain/contracts/verdict";
import { standingVerdict } from "@/lib/domain/verdict";
import { agreementWithMachine, type MachineAnswer } from "@/lib/evaluation/compare-verdicts";
import {
  type FirstHypothesis,
  type FirstSuspect,
  listFirstHypotheses,
  listFirstSuspects,
} from "@/lib/store/list-machine-answers";
import { toHypothesisSummaryDto } from "../analysis/to-review-dto";
import type { ServiceContext } from "../context";
import type { IncidentEntry } from "./load-queue";

type WithMachine = Pick<AgreementDto, "withRanker" | "withAnalyst">;

/** How far the verdicts that stand agree with what ranker and analyst named first, whoever saw it or not. */
export async function agreeWithMachine(
  { db, scope }: Pick<ServiceContext, "db" | "scope">,
  entries: readonly IncidentEntry[],
): Promise<WithMachine> {
  const decided = entries.flatMap(({ incident, verdicts }) => {
    const verdict = standingVerdict(verdicts)?.content;
    return verdict === undefined ? [] : [{ id: incident.id, verdict }];
  });
  const ids = decided.map(({ id }) => id);
  const [suspects, hypotheses] = await Promise.all([
    listFirstSuspects(db, scope, ids, RANKER_VERSION),
    listFirstHypotheses(db, scope, ids),
  ]);
  const pairsWith = (answerOf: (id: (typeof ids)[number]) => MachineAnswer | null) =>
    decided.flatMap(({ id, verdict }) => {
      const machine = answerOf(id);
      return machine === null ? [] : [{ verdict, machine }];
    });
  return {
    withRanker: agreementWithMachine(pairsWith((id) => ofSuspect(suspects.get(id)))),
    withAnalyst: agreementWithMachine(pairsWith((id) => ofHypothesis(hypotheses.get(id)))),
  };
}

function ofSuspect(found: FirstSuspect | undefined): MachineAnswer | null {
  if (found === undefined) return null;
  const { suspect, targets } = found;
  const traceIdOf = (spanId: string) => targets[spanAnchor(spanId)]?.traceId ?? null;
  const spans = (suspect?.spanIds ?? []).map((spanId) => ({ spanId, traceId: traceIdOf(spanId) }));
  return { service: suspect?.service ?? null, spans };
}

function ofHypothesis(found: FirstHypothesis | undefined): MachineAnswer | null {
  if (found === undefined) return null;
  const { hypothesis, places } = found;
  if (hypothesis === null) return { service: null, spans: [] };
  const { service, rootSpanIds } = toHypothesisSummaryDto(hypothesis, []);
  const spans = rootSpanIds.map((spanId) => ({
    spanId,
    traceId: places[spanAnchor(spanId)]?.traceId ?? null,
  }));
  return { service, spans };
}
