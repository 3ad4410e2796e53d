"use client";

import { errorMessage } from "@/components/ui/api-error";
import { classList } from "@/components/ui/class-list";
import { type KernelPlace, toKernelSummary } from "@/lib/view-models/incident/kernel-summary";
import styles from "./kernel-summary.module.css";
import { useIncidentKernel } from "./use-incident-kernel";

interface KernelSummaryProps {
  incidentId: string;
  collectedAt: string | null;
  /** Shows the event, in the trace and on the span that it belongs to. */
  onShow: (place: KernelPlace) => void;
}

/** What the kernel saw of the incident, in a few words that lead to it; nothing until that is known. */
export function KernelSummary({ incidentId, collectedAt, onShow }: KernelSummaryProps) {
  const { data, error } = useIncidentKernel(incidentId, collectedAt);
  if (data === undefined) return error === null ? null : <NotRead error={error} />;
  const { text, lost, title, shown } = toKernelSummary(data);
  if (data.hosts.length === 0 && shown === null) return null;
  return (
    <span className={styles.root} title={[text, title].join("\n")}>
      <span>Kernel:</span>
      {shown === null ? (
        <span className={styles.text}>{text}</span>
      ) : (
        <button
          type="button"
          className={classList(styles.text, styles.show)}
          onClick={() => onShow(shown)}
        >
          {text}
        </button>
      )}
      {lost === null ? null : <strong className={styles.lost}>⚠ {lost}</strong>}
    </span>
  );
}

/** Said in a word: the tab of the trace says the rest, and offers to try again. */
function NotRead({ error }: { error: Error }) {
  return (
    <span className={styles.root} title={errorMessage(error)}>
      Kernel: <strong className={styles.lost}>⚠ could not be read</strong>
    </span>
  );
}
