"use client";

import { useKeys } from "@/components/shell/use-keys";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import type { IncidentStatus } from "@/lib/domain/incident";
import { statusActions } from "@/lib/view-models/incident/status-actions";
import styles from "./incident-actions.module.css";
import { useUpdateIncident } from "./use-update-incident";

interface IncidentActionsProps {
  incidentId: string;
  status: IncidentStatus;
}

/** What can be done with the incident now, the usual next step last and strongest. */
export function IncidentActions({ incidentId, status }: IncidentActionsProps) {
  const update = useUpdateIncident(incidentId);
  const acknowledge = () => {
    if (status === "triggered" && !update.isPending) update.mutate({ status: "acknowledged" });
  };
  useKeys([{ keys: ["a"], label: "Acknowledge", group: "Incident", run: acknowledge }]);
  return (
    <div className={styles.actions}>
      {update.isError ? (
        <span role="alert" className={styles.error}>
          Not saved: {errorMessage(update.error)}
        </span>
      ) : null}
      {statusActions(status).map(({ to, label, main, shortcut }) => (
        <Button
          key={to}
          variant={main ? "solid" : "outline"}
          disabled={update.isPending}
          onClick={() => update.mutate({ status: to })}
          {...(shortcut === undefined ? {} : { shortcut })}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
