"use client";

import { useNotices } from "@/components/shell/notices";
import { errorMessage } from "@/components/ui/api-error";
import { DropdownMenu, MenuChoice } from "@/components/ui/dropdown-menu";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { SEVERITIES } from "@/lib/domain/incident";
import styles from "./incident-actions.module.css";
import { SeverityBadge } from "./severity-badge";
import { useUpdateIncident } from "./use-update-incident";

/** The severity, which a person may set; from then on alerts leave it. */
export function SeverityControl({ incident }: { incident: IncidentDetailDto }) {
  const update = useUpdateIncident(incident.id);
  const { notify } = useNotices();
  const { severity, isSeverityByHand } = incident;
  const origin = isSeverityByHand ? "set by a person" : "from its alerts";
  const text = severity.toUpperCase();
  return (
    <DropdownMenu
      trigger={
        <button
          type="button"
          className={styles.severity}
          aria-label={`Severity ${text}, ${origin}: change`}
          title={`${text}, ${origin}. Click to change.`}
        >
          <SeverityBadge severity={severity} />
        </button>
      }
    >
      <MenuChoice
        label="Severity"
        value={severity}
        choices={SEVERITIES.map((value) => ({
          value,
          text: value.toUpperCase(),
          ...(value === severity ? { note: origin } : {}),
        }))}
        onChange={(next) =>
          update.mutate(
            { severity: next },
            { onError: (error) => notify(`Not saved: ${errorMessage(error)}`) },
          )
        }
      />
    </DropdownMenu>
  );
}
