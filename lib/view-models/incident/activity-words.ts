import type { HistoryKind, HistoryTarget } from "@/lib/domain/history";
import { formatElapsed } from "../format/format-duration";

const WORDS: Readonly<Record<HistoryKind, string>> = {
  alert: "alert",
  status: "state",
  people: "assignee",
  note: "note",
  merge: "merge",
  change: "change",
  evidence: "evidence",
  analysis: "analysis",
  verdict: "verdict",
  postmortem: "postmortem",
};

/** What a kind of step is called. */
export function kindWord(kind: HistoryKind): string {
  return WORDS[kind];
}

/** How long after the incident opened, or before it did. */
export function sinceText(atMs: number, openedMs: number): string {
  const sign = atMs < openedMs ? "−" : "+";
  return `${sign}${formatElapsed(Math.abs(atMs - openedMs))}`;
}

interface Tab {
  readonly value: string;
  readonly label: string;
}

const TABS: Readonly<Partial<Record<HistoryTarget["kind"], Tab>>> = {
  alerts: { value: "alerts", label: "Alerts" },
  changes: { value: "changes", label: "Changes" },
  evidence: { value: "evidence", label: "Evidence" },
  analysis: { value: "analysis", label: "Analysis" },
  verdict: { value: "verdict", label: "Verdict" },
  postmortem: { value: "postmortem", label: "Postmortem" },
};

/** The tab of the incident's page that shows what a step names; null of what stands beside it. */
export function tabOf(kind: HistoryTarget["kind"]): Tab | null {
  return TABS[kind] ?? null;
}
