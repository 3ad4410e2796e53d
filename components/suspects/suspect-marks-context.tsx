"use client";

import { createContext, type ReactNode, useContext } from "react";
import { NO_MARKS, rankOfSpan, type SuspectMarks } from "@/lib/view-models/suspects/suspect-marks";

const MarksContext = createContext<SuspectMarks>(NO_MARKS);

/** Around a trace that is shown for an incident: its spans then carry the ranks of the suspects. */
export function SuspectMarksProvider({
  marks,
  children,
}: {
  marks: SuspectMarks;
  children: ReactNode;
}) {
  return <MarksContext value={marks}>{children}</MarksContext>;
}

/** The rank of the suspect that a span shows; null for none. */
export function useSuspectRank(nodeId: string, service: string, name: string): number | null {
  return rankOfSpan(useContext(MarksContext), nodeId, service, name);
}

/** The likeliest of those that the spans of one node show; null for none. */
export function useSuspectRankAmong(
  nodeIds: readonly string[],
  service: string,
  name: string,
): number | null {
  const marks = useContext(MarksContext);
  const ranks = nodeIds.flatMap((id) => rankOfSpan(marks, id, service, name) ?? []);
  return ranks.length === 0 ? null : ranks.reduce((a, b) => Math.min(a, b));
}
