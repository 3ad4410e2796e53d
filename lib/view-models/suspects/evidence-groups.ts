import type { SuspectEvidenceDto } from "@/lib/domain/contracts/suspects";
import type { EvidenceGroup } from "@/lib/domain/suspect";

const TITLES: Readonly<Record<EvidenceGroup, string>> = {
  failures: "Own failures",
  logs: "Logs",
  calls: "Calls made",
  coverage: "Traces covered",
  contrast: "Healthy past",
  timing: "Time",
  metrics: "Metrics",
  changes: "Changes",
  kernel: "Kernel",
  callers: "Callers",
};

export function groupTitle(group: EvidenceGroup): string {
  return TITLES[group];
}

/** Evidence of one group with its weight together. */
export interface EvidenceGroupView {
  readonly group: EvidenceGroup;
  readonly title: string;
  readonly nats: number;
  /** `+2.1`, `−0.4`. */
  readonly weight: string;
  /** Of the heaviest group: the length of its bar. */
  readonly share: number;
  readonly items: readonly SuspectEvidenceDto[];
}

/** Evidence by group, the heaviest first. */
export function evidenceByGroup(
  evidence: readonly SuspectEvidenceDto[],
): readonly EvidenceGroupView[] {
  const byGroup = new Map<EvidenceGroup, SuspectEvidenceDto[]>();
  for (const one of evidence) {
    const items = byGroup.get(one.group);
    if (items === undefined) byGroup.set(one.group, [one]);
    else items.push(one);
  }
  const sums = [...byGroup].map(([group, items]) => ({
    group,
    items,
    nats: items.reduce((sum, one) => sum + one.nats, 0),
  }));
  const heaviest = Math.max(0.01, ...sums.map(({ nats }) => Math.abs(nats)));
  return sums
    .sort((a, b) => Math.abs(b.nats) - Math.abs(a.nats))
    .map((one) => ({
      ...one,
      title: groupTitle(one.group),
      weight: formatNats(one.nats),
      share: Math.abs(one.nats) / heaviest,
    }));
}

/** With its sign, to a tenth. */
export function formatNats(nats: number): string {
  return `${nats < 0 ? "−" : "+"}${Math.abs(nats).toFixed(1)}`;
}
