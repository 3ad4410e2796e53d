import type { FactOf, Moment, Verification } from "@/lib/domain/claim";
import { logTimeUnixNano } from "@/lib/domain/log-record";
import type { EvidenceIndex } from "./index-evidence";
import { agrees, nanoIn } from "./quantities";
import { cannotCheck, decide, notFound } from "./verification";

const RULE = "both times are looked up: the first is earlier, and by this much";

/** Whether one thing came before another, and how long before. */
export function verifyOrder(
  index: EvidenceIndex,
  { first, second, by }: FactOf<"happened-before">,
): Verification {
  const times = [momentNano(index, first), momentNano(index, second)] as const;
  for (const [i, moment] of [first, second].entries()) {
    const time = times[i];
    if (time === null || time === undefined) return notFound(RULE, `${moment.of} ${moment.id}`);
    if (time === "ambiguous") return cannotCheck(RULE, moment.id, "several spans have this id");
    if (time === "unfinished")
      return cannotCheck(RULE, moment.id, "the span was never told to end");
  }
  const [a, b] = times;
  if (typeof a !== "bigint" || typeof b !== "bigint") return notFound(RULE, first.id);
  const gap = nanoIn(Number(b - a), by.unit);
  const isSo = b > a && agrees(by.value, gap);
  return decide(RULE, isSo, `${by.value} ${by.unit} before`, `${gap} ${by.unit} before`);
}

/** When it was; null when there is no such thing. */
export function momentNano(
  { spans, logs, kernel, changes }: EvidenceIndex,
  { of, id }: Moment,
): bigint | null | "ambiguous" | "unfinished" {
  switch (of) {
    case "span-start":
    case "span-end": {
      const found = spans.get(id) ?? [];
      const [located] = found;
      if (located === undefined) return null;
      if (found.length > 1) return "ambiguous";
      if (of === "span-start") return located.node.startUnixNano;
      return located.node.endInferred ? "unfinished" : located.node.endUnixNano;
    }
    case "log": {
      const found = logs.get(id);
      return found === undefined ? null : logTimeUnixNano(found.record);
    }
    case "kernel":
      return kernel.get(id)?.event.timeUnixNano ?? null;
    case "change":
      return changes.get(id)?.atUnixNano ?? null;
  }
}
