import { BUILT_IN_ANALYST } from "@/lib/analysis/analyst/write-hypotheses";
import { VERIFIER_VERSION } from "@/lib/analysis/citations/verify-claim";
import { RANKER_VERSION } from "@/lib/analysis/suspects/rank-suspects";
import type { Analyst } from "@/lib/domain/analysis";
import { FaultlineError } from "@/lib/domain/errors";
import type { EvaluationVersions } from "@/lib/domain/evaluation";
import { PROMPT_VERSION } from "@/lib/llm/analysis-prompt";
import { TRACEPACK_VERSION } from "@/lib/tracepack/tracepack-schema";
import { listDestinations } from "../analysis/list-destinations";
import type { ServiceContext } from "../context";

/** Everything that an answer hangs on besides the case. @throws `conflict` when no model can be asked */
export async function currentVersions(
  ctx: Pick<ServiceContext, "db" | "scope">,
  analyst: Analyst,
): Promise<EvaluationVersions> {
  const destination = (await listDestinations(ctx)).find((one) => one.analyst === analyst);
  if (destination?.available !== true) {
    throw new FaultlineError("conflict", destination?.reason ?? "there is no such analyst");
  }
  return {
    ranker: RANKER_VERSION,
    analyst: analyst === "built-in" ? BUILT_IN_ANALYST : `prompt/${PROMPT_VERSION}`,
    verifier: VERIFIER_VERSION,
    pack: TRACEPACK_VERSION,
    model: destination.model,
  };
}
