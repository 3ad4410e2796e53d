import { findMetricShifts, type MetricShift } from "@/lib/analysis/suspects/metric-shifts";
import type { FactOf, Verification } from "@/lib/domain/claim";
import { kernelErrorNumber } from "@/lib/domain/kernel-event";
import type { EvidenceIndex } from "./index-evidence";
import { agrees, nanoIn } from "./quantities";
import { resolveSpan } from "./resolve-span";
import { cannotCheck, decide, notFound } from "./verification";

/** Metrics that moved into the window. O(points log points): kept by whoever asks often. */
export function metricShiftsOf({ evidence }: EvidenceIndex): MetricShift[] {
  const [first] = evidence.window;
  let startUnixNano = first?.startUnixNano ?? 0n;
  let endUnixNano = first?.endUnixNano ?? 0n;
  for (const trace of evidence.window) {
    if (trace.startUnixNano < startUnixNano) startUnixNano = trace.startUnixNano;
    if (trace.endUnixNano > endUnixNano) endUnixNano = trace.endUnixNano;
  }
  return findMetricShifts(evidence.metrics, { startUnixNano, endUnixNano });
}

/** Whether a metric of a service moved as said. */
export function verifyMetric(
  shifts: readonly MetricShift[],
  fact: FactOf<"metric-change">,
): Verification {
  const rule = "the series is read again: unit, direction and both levels are these";
  const named = shifts.filter(
    ({ name, service }) => name === fact.metric && service === fact.service,
  );
  if (named.length === 0) return notFound(rule, `${fact.service} ${fact.metric}`);
  const isSo = named.some(
    ({ before, during, unit }) =>
      unit === fact.unit &&
      (fact.direction === "higher" ? during > before : during < before) &&
      agrees(fact.before, before) &&
      agrees(fact.during, during),
  );
  const found = named.map(({ before, during, unit }) => `${before} → ${during} ${unit}`).join("; ");
  return decide(
    rule,
    isSo,
    `${fact.direction}: ${fact.before} → ${fact.during} ${fact.unit}`,
    found,
  );
}

/** Whether something was changed so long before the first failing request. */
export function verifyChange(
  { changes, troubleUnixNano }: EvidenceIndex,
  { change, by }: FactOf<"change-before">,
): Verification {
  const rule =
    "the change is of this kind and service, and came so long before the first failing request";
  const found = changes.get(change.id);
  if (found === undefined) return notFound(rule, `change ${change.id}`);
  const gap = nanoIn(Number(troubleUnixNano - found.atUnixNano), by.unit);
  const isSo =
    found.kind === change.kind &&
    found.service === change.service &&
    gap >= 0 &&
    agrees(by.value, gap);
  return decide(
    rule,
    isSo,
    `${change.kind} of ${change.service ?? "nothing named"} ${by.value} ${by.unit} before`,
    `${found.kind} of ${found.service ?? "nothing named"} ${gap} ${by.unit} before`,
  );
}

/** Whether the kernel saw this, with this error, in this span. */
export function verifyKernel(index: EvidenceIndex, fact: FactOf<"kernel-event">): Verification {
  const rule = "the event is of this kind and error, and was joined to this span";
  const found = index.kernel.get(fact.event.id);
  if (found === undefined) return notFound(rule, `kernel event ${fact.event.id}`);
  const errorNumber = kernelErrorNumber(found.event);
  const isSame = found.event.kind === fact.event.kind && errorNumber === fact.errorNumber;
  const claimed = `${fact.event.kind} error ${fact.errorNumber ?? "none"}`;
  const is = `${found.event.kind} error ${errorNumber ?? "none"}`;
  if (!isSame || fact.span === null) return decide(rule, isSame, claimed, is);
  const resolved = resolveSpan(index, fact.span);
  if (!resolved.ok) return resolved.verification;
  if (found.grade === "process-level") {
    return cannotCheck(rule, claimed, "it is known to be of the process, not of this span");
  }
  return decide(rule, found.spanId === fact.span.id, fact.span.id, found.spanId ?? "no span");
}
