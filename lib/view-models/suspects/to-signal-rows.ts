import type { SuspectDto } from "@/lib/domain/contracts/suspects";
import { asSentence, describeTarget } from "./cite-statement";

/** A metric or a change that the ranking cites. */
export interface SignalRow {
  readonly anchor: string;
  readonly kind: string;
  readonly service: string;
  readonly what: string;
  readonly timeUnixNano: bigint;
  /** The suspects that it speaks for, by rank. */
  readonly ranks: readonly number[];
  readonly statement: string;
}

/** What is cited and no span shows, in time order. */
export function toSignalRows(suspects: readonly SuspectDto[]): readonly SignalRow[] {
  const byAnchor = new Map<string, SignalRow>();
  for (const { rank, evidence, targets } of suspects) {
    for (const { anchors, statement } of evidence) {
      for (const anchor of anchors) {
        const target = targets[anchor];
        if (target?.kind !== "metric" && target?.kind !== "change") continue;
        const known = byAnchor.get(anchor);
        const ranks = [...new Set([...(known?.ranks ?? []), rank])];
        byAnchor.set(anchor, {
          anchor,
          kind: target.kind === "change" ? target.changeKind : "metric",
          service: target.service ?? "",
          what: target.kind === "metric" ? target.name : describeTarget(target),
          timeUnixNano: BigInt(target.atUnixNano),
          ranks,
          statement: known?.statement ?? asSentence(statement),
        });
      }
    }
  }
  return [...byAnchor.values()].sort((a, b) => (a.timeUnixNano < b.timeUnixNano ? -1 : 1));
}
