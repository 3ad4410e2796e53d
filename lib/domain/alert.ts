import type { IncidentId } from "./ids";

/** The doors that alerts come in by; `slo` is our own evaluation. */
export const ALERT_SOURCES = ["alertmanager", "grafana", "pagerduty", "plain", "slo"] as const;
export type AlertSource = (typeof ALERT_SOURCES)[number];

export type Labels = Readonly<Record<string, string>>;

/** One alert instance: the same fingerprint firing again later is another instance. */
export interface Alert {
  readonly source: AlertSource;
  readonly receiver: string;
  readonly groupKey: string;
  readonly fingerprint: string;
  readonly status: "firing" | "resolved";
  readonly startsAt: Date;
  /** Set once resolved. */
  readonly endsAt: Date | null;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly generatorUrl: string;
}

/** An alert as kept, with its incident. */
export interface StoredAlert extends Alert {
  readonly incidentId: IncidentId;
  readonly firstReceivedAt: Date;
  /** When it was last told something new: that it fires, or that it ended. */
  readonly lastReceivedAt: Date;
  /** Why it belongs to an incident that another group opened; null in one of its own group. */
  readonly joinedBecause: string | null;
  /** The incident that it came with, when that was merged into the one it is in. */
  readonly movedFrom: IncidentId | null;
}
