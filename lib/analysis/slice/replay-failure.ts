import type { NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import type { FailureModel, RequiredCalls } from "./failure-model";

/**
 * Whether the symptom still fails when some causes are removed. Callees come after their callers
 * in pre-order, so one pass from the end decides every node before it is asked for. O(failing).
 */
export function replayFailure(
  model: FailureModel,
  isRemoved: (cause: NodeIndex) => boolean,
): boolean {
  if (model.symptom === null) return false;
  const stillFails = new Set<NodeIndex>();
  const callFails = ({ groups, tolerated }: RequiredCalls) => {
    const failed = groups.filter((group) => group.every((attempt) => stillFails.has(attempt)));
    return failed.length > tolerated;
  };
  for (let i = model.failing.length - 1; i >= 0; i -= 1) {
    const index = model.failing[i] ?? 0;
    const ofItself = model.ownCause.has(index) && !isRemoved(index);
    if (ofItself || model.calls.get(index)?.some(callFails)) stillFails.add(index);
  }
  return stillFails.has(model.symptom);
}
