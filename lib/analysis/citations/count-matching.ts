import type { AssembledTrace } from "@/lib/analysis/trace/assembled-trace";
import { formatAttribute } from "@/lib/domain/attributes";
import type { EvidenceSide, Filter } from "@/lib/domain/claim";
import { failureOf } from "@/lib/domain/failure-of";
import { serviceNameOf } from "@/lib/domain/resource";
import { type EvidenceIndex, type LocatedSpan, operationName } from "./index-evidence";

export interface Counted {
  readonly what: "spans" | "traces" | "logs";
  readonly where: Filter;
  readonly side: EvidenceSide;
}

/** How many there are; null when what is asked makes no sense of them. */
export function countMatching(index: EvidenceIndex, { what, where, side }: Counted): number | null {
  if (what === "logs") return countLogs(index, where, side);
  if (where.text !== null) return null;
  const spans = candidates(index, where).filter(
    (located) => located.side === side && matches(located, where),
  );
  if (what === "spans") return spans.length;
  return new Set<AssembledTrace>(spans.map(({ trace }) => trace)).size;
}

function candidates(index: EvidenceIndex, { service, operation }: Filter): readonly LocatedSpan[] {
  return operation === null
    ? (index.byService.get(service) ?? [])
    : (index.byOperation.get(operationName(service, operation)) ?? []);
}

function matches({ node }: LocatedSpan, { failed, failureType }: Filter): boolean {
  const failure = failureOf(node.span);
  if (failed !== null && failed !== (failure !== null)) return false;
  return failureType === null || failure?.type === failureType;
}

function countLogs({ evidence }: EvidenceIndex, where: Filter, side: EvidenceSide): number | null {
  if (where.operation !== null || where.failed !== null || where.failureType !== null) return null;
  const records = side === "window" ? evidence.windowLogs : evidence.healthyLogs;
  return records.filter(
    ({ resource, body }) =>
      serviceNameOf(resource) === where.service &&
      (where.text === null || formatAttribute(body).includes(where.text)),
  ).length;
}
