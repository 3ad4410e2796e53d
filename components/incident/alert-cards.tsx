"use client";

import { AttributeList } from "@/components/trace/attribute-list";
import { CopyButton } from "@/components/ui/copy-button";
import { Time } from "@/components/ui/time";
import { useTimeZone } from "@/components/ui/time-zone";
import type { AlertDto } from "@/lib/domain/contracts/incident";
import { formatCount } from "@/lib/view-models/format/format-count";
import { formatDateTimeWithOffset } from "@/lib/view-models/format/format-time";
import { alertKey, alertTitle, sortedPairs } from "@/lib/view-models/incident/alert-text";
import { foldFlaps } from "@/lib/view-models/incident/fold-flaps";
import styles from "./alert-cards.module.css";
import { AlertStatus } from "./alert-status";

/** Every alert with all it said last, and why it belongs here where its sender did not group it. */
export function AlertCards({ alerts }: { alerts: readonly AlertDto[] }) {
  return (
    <ul className={styles.list}>
      {foldFlaps(alerts).map(({ alert, firedCount, firstStartsAt }) => (
        <li key={alertKey(alert)} className={styles.alert}>
          <header className={styles.head}>
            <AlertStatus status={alert.status} />
            <strong>{alertTitle(alert)}</strong>
            <AlertTimes alert={alert} />
            <span className={styles.copy}>
              <CopyButton text={JSON.stringify(alert, null, 2)} label="Copy alert as JSON" />
            </span>
          </header>
          {firedCount === 1 ? null : (
            <p className={styles.note}>
              Flapping: fired {formatCount(firedCount)} times since{" "}
              <Time unixMs={Date.parse(firstStartsAt)} show="absolute" />.
            </p>
          )}
          {alert.joinedBecause === null ? null : (
            <p className={styles.note}>Joined this incident: {alert.joinedBecause}.</p>
          )}
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
