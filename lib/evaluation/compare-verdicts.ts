import { spanIdsOf } from "@/lib/domain/anchor";
import type { VerdictContent } from "@/lib/domain/verdict";
import { cohenKappa, type Kappa, meanOverlap, type Overlap, spanOverlap } from "./agreement";
import { canonicalName } from "./case-label";

export type Answer = Pick<VerdictContent, "rootCause" | "service" | "faultFamily">;

const NO_FAULT = "(no fault)";

/** Whom a verdict blames, in one name: the service, else the peer that sends no spans. */
export function blamedName({ rootCause, service }: Pick<Answer, "rootCause" | "service">): string {
  switch (rootCause.kind) {
    case "no-fault":
      return NO_FAULT;
    case "not-instrumented":
      return canonicalName(rootCause.peer);
    case "spans":
      return canonicalName(service ?? "");
  }
}

/** What two verdicts differ in, in words; empty when they say the same. */
export function disagreements(first: Answer, second: Answer): string[] {
  const found: string[] = [];
  const [a, b] = [blamedName(first), blamedName(second)];
  if (a !== b) found.push(`cause: ${a} or ${b}`);
  if (first.faultFamily !== second.faultFamily) {
    found.push(`fault family: ${first.faultFamily} or ${second.faultFamily}`);
  }
  const overlap = overlapOf(first, second);
  if (a === b && overlap !== null && overlap.shared === 0)
    found.push("no root-cause span in common");
  return found;
}

/** Of two verdicts that both name spans. */
export function overlapOf(first: Answer, second: Answer): Overlap | null {
  if (first.rootCause.kind !== "spans" || second.rootCause.kind !== "spans") return null;
  return spanOverlap(spanIdsOf(first.rootCause.spans), spanIdsOf(second.rootCause.spans));
}

/** How far pairs of verdicts on the same incidents agree. */
export interface Agreement {
  readonly cause: Kappa;
  readonly faultFamily: Kappa;
  readonly spans: { readonly jaccard: number; readonly f1: number } | null;
}

export function agreementOf(pairs: readonly (readonly [Answer, Answer])[]): Agreement {
  return {
    cause: cohenKappa(pairs.map(([a, b]) => [blamedName(a), blamedName(b)])),
    faultFamily: cohenKappa(pairs.map(([a, b]) => [a.faultFamily, b.faultFamily])),
    spans: meanOverlap(pairs.flatMap(([a, b]) => overlapOf(a, b) ?? [])),
  };
}

/** Whom the machine names first, and the spans that it names. */
export interface MachineAnswer {
  /** Null where it names nobody. */
  readonly service: string | null;
  readonly spans: readonly { readonly spanId: string; readonly traceId: string | null }[];
}

/** How far verdicts and the machine's first answers agree. */
export interface MachineAgreement extends Kappa {
  readonly spans: { readonly jaccard: number; readonly f1: number } | null;
}

/**
 * Person and machine: whom the verdict blames, and whom the machine names first. A person labels
 * some of the traces in which the machine names a span: of those in which they never meet, nothing
 * is held against the machine.
 */
export function agreementWithMachine(
  pairs: readonly { readonly verdict: Answer; readonly machine: MachineAnswer }[],
): MachineAgreement {
  const names = pairs.map(
    ({ verdict, machine }) =>
      [blamedName(verdict), canonicalName(machine.service ?? NO_FAULT)] as const,
  );
  return { ...cohenKappa(names), spans: meanOverlap(pairs.flatMap(overlapWithMachine)) };
}

function overlapWithMachine({
  verdict,
  machine,
}: {
  readonly verdict: Answer;
  readonly machine: MachineAnswer;
}): Overlap[] {
  if (verdict.rootCause.kind !== "spans" || machine.service === null) return [];
  const labelled = spanIdsOf(verdict.rootCause.spans);
  const met = machine.spans.filter(({ spanId }) => labelled.some((one) => one === spanId));
  const traces = new Set(met.map(({ traceId }) => traceId));
  const named = machine.spans.filter(({ traceId }) => traces.has(traceId));
  return [
    spanOverlap(
      labelled,
      named.map(({ spanId }) => spanId),
    ),
  ];
}
