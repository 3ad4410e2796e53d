"use client";

import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Elapsed } from "@/components/ui/elapsed";
import { PageLink } from "@/components/ui/page-link";
import { useTimeZone } from "@/components/ui/time-zone";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { formatCount, formatCountOf } from "@/lib/view-models/format/format-count";
import { formatDateTimeWithOffset } from "@/lib/view-models/format/format-time";
import { groupingReasons } from "@/lib/view-models/incident/fold-flaps";
import { AssigneeControl } from "./assignee-control";
import { IncidentActions } from "./incident-actions";
import styles from "./incident-header.module.css";
import { IncidentMore } from "./incident-more";
import { IncidentTimes } from "./incident-times";
import { ServicesTouched } from "./services-touched";
import { SeverityControl } from "./severity-control";
import { StatusBadge } from "./status-badge";

interface IncidentHeaderProps {
  incident: IncidentDetailDto;
  /** Ways to hand it on. */
  share: ReactNode;
}

/** What fired, since when, what it touches, and what can be done. */
export function IncidentHeader({ incident, share }: IncidentHeaderProps) {
  const { timeZone } = useTimeZone();
  const reasons = groupingReasons(incident.alerts);
  const openedMs = Date.parse(incident.openedAt);
  const resolvedMs = incident.resolvedAt === null ? null : Date.parse(incident.resolvedAt);
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <SeverityControl incident={incident} />
        <h1 className={styles.title} title={incident.title}>
          {incident.title}
        </h1>
        <span className={styles.id}>
          <code>{incident.id}</code>
          <CopyButton text={incident.id} label="Copy incident id" />
        </span>
        <span className={styles.state}>
          <StatusBadge status={incident.status} />
          <Elapsed sinceMs={openedMs} untilMs={resolvedMs} />
        </span>
        <span className={styles.handing}>
          {share}
          <IncidentMore incident={incident} />
        </span>
        <span className={styles.owner}>
          <AssigneeControl incident={incident} />
        </span>
        <IncidentActions incidentId={incident.id} status={incident.status} />
      </div>
      <p className={styles.facts}>
        {incident.route === null ? null : <code>{incident.route}</code>}
        {incident.source === "manual" ? null : <span>{incident.slo ?? incident.alertName}</span>}
        <span>since {formatDateTimeWithOffset(openedMs, timeZone)}</span>
        <IncidentTimes incident={incident} />
        <span>{alertsText(incident)}</span>
        {reasons.length === 0 ? null : (
          <span title={reasons.join("; ")}>grouped: {reasons.join("; ")}</span>
        )}
        {incident.mergedFrom.length === 0 ? null : (
          <span>
            goes on for{" "}
            {incident.mergedFrom.map((id) => (
              <PageLink key={id} href={`/incidents/${id}`} className={styles.merged}>
                {id}
              </PageLink>
            ))}
          </span>
        )}
        {incident.reopenCount === 0 ? null : (
          <span>reopened {formatCountOf(incident.reopenCount, "time")}</span>
        )}
        <ServicesTouched services={incident.services} lead={incident.service} />
      </p>
    </header>
  );
}

function alertsText(incident: IncidentDetailDto): string {
  if (incident.source === "manual") return "opened by hand";
  const { firingAlertCount, alertCount, truncatedAlertCount } = incident;
  const firing = `${formatCount(firingAlertCount)} of ${formatCountOf(alertCount, "alert")} firing`;
  if (truncatedAlertCount === 0) return firing;
  return `${firing}, ${formatCount(truncatedAlertCount)} more cut by the sender`;
}
