"use client";

import { useMemo, useState } from "react";
import { AttributeList } from "@/components/trace/attribute-list";
import { CopyButton } from "@/components/ui/copy-button";
import { CutLine } from "@/components/ui/cut-line";
import { Time } from "@/components/ui/time";
import { useTimeZone } from "@/components/ui/time-zone";
import { useCut } from "@/components/ui/use-cut";
import type { AlertDto } from "@/lib/domain/contracts/incident";
import { formatCount } from "@/lib/view-models/format/format-count";
import { formatDateTimeWithOffset } from "@/lib/view-models/format/format-time";
import { alertKey, alertTitle, sortedPairs } from "@/lib/view-models/incident/alert-text";
import { flapKey, foldFlaps } from "@/lib/view-models/incident/fold-flaps";
import styles from "./alert-cards.module.css";
import { AlertStatus } from "./alert-status";
import { SplitBar } from "./split-bar";

interface AlertCardsProps {
  alerts: readonly AlertDto[];
  /** The incident that some of them can be split off from. */
  splitFrom?: string;
}

const FIRST_CARDS = 20;

/**
 * Every alert with all it said last, and why it belongs here where its sender did not group it; some
 * of several can be chosen and split off.
 */
export function AlertCards({ alerts, splitFrom }: AlertCardsProps) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const folded = useMemo(() => foldFlaps(alerts), [alerts]);
  const cut = useCut(folded, FIRST_CARDS);
  const chosen = alerts.filter((alert) => picked.has(flapKey(alert)));
  const toggle = (key: string) =>
    setPicked(
      (before) =>
        new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]),
    );
  return (
    <>
      {splitFrom === undefined ? null : (
        <SplitBar
          incidentId={splitFrom}
          chosen={chosen}
          isAll={chosen.length === alerts.length}
          onClear={() => setPicked(new Set())}
        />
      )}
      <ul className={styles.list}>
        {cut.shown.map(({ alert, firedCount, firstStartsAt }) => (
          <li key={alertKey(alert)} className={styles.alert}>
            <header className={styles.head}>
              {splitFrom === undefined || folded.length < 2 ? null : (
                <input
                  type="checkbox"
                  aria-label={`Choose ${alertTitle(alert)} to be split off`}
                  checked={picked.has(flapKey(alert))}
                  onChange={() => toggle(flapKey(alert))}
                />
              )}
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
      <CutLine cut={cut} noun="alert" />
    </>
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
