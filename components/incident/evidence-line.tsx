"use client";

import type { ReactNode } from "react";
import { useTimeZone } from "@/components/ui/time-zone";
import type { EvidenceSummaryDto, EvidenceTraceDto } from "@/lib/domain/contracts/incident";
import { evidenceCounts, evidenceTimes } from "@/lib/view-models/incident/evidence-line";
import styles from "./evidence-line.module.css";

interface EvidenceLineProps {
  evidence: EvidenceSummaryDto;
  shown: EvidenceTraceDto | null;
  /** Shows what could not be seen of it. */
  onOpen: () => void;
  /** What the kernel saw of it. */
  kernel: ReactNode;
}

/** How much evidence was kept, from when, and why the trace below is the one shown. */
export function EvidenceLine({ evidence, shown, onOpen, kernel }: EvidenceLineProps) {
  const { timeZone } = useTimeZone();
  const times = evidenceTimes(evidence, timeZone);
  return (
    <p className={styles.line}>
      <EvidenceStatus evidence={evidence} onOpen={onOpen} />
      <span>
        {evidenceCounts(evidence)} kept
        {times === null ? null : `: ${times}`}
      </span>
      {kernel}
      {shown === null ? null : <span className={styles.why}>Shown: {shown.reason}</span>}
    </p>
  );
}

function EvidenceStatus({ evidence, onOpen }: Pick<EvidenceLineProps, "evidence" | "onOpen">) {
  const reasons = evidence.reasons.join("; ");
  switch (evidence.status) {
    case "ok":
      return null;
    case "pending":
      return <strong className={styles.pending}>Evidence is being collected…</strong>;
    case "degraded":
    case "failed":
      return (
        <button type="button" className={styles.degraded} title={reasons} onClick={onOpen}>
          ! {evidence.status === "failed" ? "No evidence found" : "Evidence degraded"}
        </button>
      );
  }
}
