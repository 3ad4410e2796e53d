"use client";

import { useRouter } from "next/navigation";
import { useNotices } from "@/components/shell/notices";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import type { AlertDto } from "@/lib/domain/contracts/incident";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import styles from "./alert-cards.module.css";
import { useSplitIncident } from "./use-lifecycle";

interface SplitBarProps {
  incidentId: string;
  /** Every firing of the alerts that are chosen. */
  chosen: readonly AlertDto[];
  /** Nothing would be left of the incident. */
  isAll: boolean;
  onClear: () => void;
}

/** Makes the chosen alerts an incident of their own. */
export function SplitBar({ incidentId, chosen, isAll, onClear }: SplitBarProps) {
  const router = useRouter();
  const { notify } = useNotices();
  const split = useSplitIncident(incidentId, ({ id, alertCount }) => {
    notify(`${formatCountOf(alertCount, "alert")} of ${incidentId} became ${id}`);
    onClear();
    router.push(`/incidents/${id}`);
  });
  if (chosen.length === 0) return null;
  return (
    <div className={styles.bar}>
      <span>
        {formatCountOf(chosen.length, "alert")} chosen.{" "}
        {isAll
          ? "All of them: nothing would be left of this incident."
          : "Merging the new incident into this one takes it back."}
      </span>
      {split.isError ? (
        <span role="alert" className={styles.refusal}>
          Not split: {errorMessage(split.error)}
        </span>
      ) : null}
      <Button onClick={onClear}>Clear</Button>
      <Button
        variant="solid"
        disabled={isAll || split.isPending}
        onClick={() => split.mutate(chosen)}
      >
        Split off as a new incident
      </Button>
    </div>
  );
}
