"use client";

import { useTimeZone } from "@/components/ui/time-zone";
import type { IncidentDto } from "@/lib/domain/contracts/incident";
import { formatDateTimeWithOffset } from "@/lib/view-models/format/format-time";
import { incidentTimes } from "@/lib/view-models/incident/incident-times";

/** Who acknowledged, mitigated and resolved it, and how long after it opened. */
export function IncidentTimes({ incident }: { incident: IncidentDto }) {
  const { timeZone } = useTimeZone();
  return incidentTimes(incident).map(({ label, atMs, after, by }) => (
    <span key={label} title={formatDateTimeWithOffset(atMs, timeZone)}>
      {label} {after}
      {by === null ? "" : ` by ${by}`}
    </span>
  ));
}
