"use client";

import { useMemo } from "react";
import { CutLine } from "@/components/ui/cut-line";
import { PanelHeader } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import { useCut } from "@/components/ui/use-cut";
import type { AlertDto } from "@/lib/domain/contracts/incident";
import { formatCount, formatTimes } from "@/lib/view-models/format/format-count";
import { alertKey, alertTitle } from "@/lib/view-models/incident/alert-text";
import { foldFlaps } from "@/lib/view-models/incident/fold-flaps";
import { AlertStatus } from "./alert-status";
import styles from "./alert-summaries.module.css";

interface AlertSummariesProps {
  alerts: readonly AlertDto[];
  onOpen: () => void;
}

/** The column has other things to say. */
const FIRST_ALERTS = 10;

/** The alerts in a line each; all they said is in the drawer. */
export function AlertSummaries({ alerts, onOpen }: AlertSummariesProps) {
  const folded = useMemo(() => foldFlaps(alerts), [alerts]);
  const cut = useCut(folded, FIRST_ALERTS);
  return (
    <section className={styles.section} aria-label="Alerts">
      <PanelHeader title="Alerts" note={formatCount(folded.length)}>
        <button type="button" className={styles.open} onClick={onOpen}>
          labels
        </button>
      </PanelHeader>
      <ul className={styles.list}>
        {cut.shown.map(({ alert, firedCount }) => (
          <li key={alertKey(alert)} className={styles.alert}>
            <AlertStatus status={alert.status} />
            <span className={styles.name} title={alertTitle(alert)}>
              {alertTitle(alert)}
            </span>
            {firedCount === 1 ? null : <span>{formatTimes(firedCount)}</span>}
            <Time unixMs={Date.parse(alert.startsAt)} className={styles.time} />
          </li>
        ))}
      </ul>
      <CutLine cut={cut} noun="alert" />
    </section>
  );
}
