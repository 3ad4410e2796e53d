"use client";

import { AttributeList } from "@/components/trace/attribute-list";
import { CopyButton } from "@/components/ui/copy-button";
import { useTimeZone } from "@/components/ui/time-zone";
import type { AlertDto } from "@/lib/domain/contracts/incident";
import { formatDateTimeWithOffset } from "@/lib/view-models/format/format-time";
import { alertKey, alertTitle, sortedPairs } from "@/lib/view-models/incident/alert-text";
import styles from "./alert-cards.module.css";
import { AlertStatus } from "./alert-status";

/** Every alert with all it said. */
export function AlertCards({ alerts }: { alerts: readonly AlertDto[] }) {
  return (
    <ul className={styles.list}>
      {alerts.map((alert) => (
        <li key={alertKey(alert)} className={styles.alert}>
          <header className={styles.head}>
            <AlertStatus status={alert.status} />
            <strong>{alertTitle(alert)}</strong>
            <AlertTimes alert={alert} />
            <span className={styles.copy}>
              <CopyButton text={JSON.stringify(alert, null, 2)} label="Copy alert as JSON" />
            </span>
          </header>
          <div className={styles.columns}>
            <div>
              <h3 className={styles.caption}>Annotations</h3>
              <AttributeList rows={sortedPairs(alert.annotations)} />
            </div>
            <div>
              <h3 className={styles.caption}>Labels</h3>
              <AttributeList rows={sortedPairs(alert.labels)} />
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

function AlertTimes({ alert }: { alert: AlertDto }) {
  const { timeZone } = useTimeZone();
  const at = (iso: string) => formatDateTimeWithOffset(Date.parse(iso), timeZone);
  return (
    <span className={styles.times}>
      from {at(alert.startsAt)}
      {alert.endsAt === null ? "" : ` to ${at(alert.endsAt)}`} · {alert.receiver}
    </span>
  );
}
