import type { Standout } from "@/lib/analysis/statistics/choose-standouts";
import type { OperationBehaviour } from "@/lib/analysis/statistics/find-operation-cues";
import type { BehaviourDto, StandoutDto } from "@/lib/domain/contracts/comparison";

/** What stands out, with the healthy side as `before` and the failing one as `after`. */
export function toStandoutDto(standout: Standout): StandoutDto {
  const { operation, signs, healthy, failing, latencyQ, examples } = standout;
  return {
    ...operation,
    signs: [...signs],
    before: toBehaviourDto(healthy),
    after: toBehaviourDto(failing),
    latencyQ,
    examples: [...examples],
  };
}

function toBehaviourDto({ selfNano, ...behaviour }: OperationBehaviour): BehaviourDto {
  const { traceCount, executions, ownErrorRate, errorFanOut, retryAmplification } = behaviour;
  return {
    traceCount,
    executions,
    ownErrorRate,
    errorFanOut,
    retryAmplification,
    selfNano: String(Math.round(selfNano)),
  };
}
