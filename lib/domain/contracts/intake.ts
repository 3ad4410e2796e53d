import { z } from "zod";
import { CHANGE_KINDS } from "@/lib/domain/change";
import { TraceId } from "@/lib/domain/ids";

const LabelSet = z.record(z.string(), z.string());

/** One alert of Alertmanager's webhook payload. Unknown fields are ignored. */
export const AlertmanagerAlert = z.object({
  status: z.enum(["firing", "resolved"]),
  labels: LabelSet,
  annotations: LabelSet.default({}),
  startsAt: z.iso.datetime({ offset: true }),
  /** `0001-01-01T00:00:00Z` while firing without a known end. */
  endsAt: z.iso.datetime({ offset: true }).optional(),
  generatorURL: z.string().default(""),
  fingerprint: z.string().min(1),
});

/** Alertmanager webhook payload, version 4 (prometheus.io/docs/alerting/latest/configuration/#webhook_config). */
export const AlertmanagerPayload = z.object({
  version: z.literal("4"),
  groupKey: z.string().min(1),
  truncatedAlerts: z.number().int().nonnegative().default(0),
  status: z.enum(["firing", "resolved"]),
  receiver: z.string().default(""),
  groupLabels: LabelSet.default({}),
  commonLabels: LabelSet.default({}),
  commonAnnotations: LabelSet.default({}),
  externalURL: z.string().default(""),
  alerts: z.array(AlertmanagerAlert).max(10_000),
});
export type AlertmanagerPayload = z.infer<typeof AlertmanagerPayload>;

/** Grafana alerting's webhook contact point: Alertmanager's payload, with a version of its own. */
export const GrafanaPayload = AlertmanagerPayload.extend({
  version: z.string().default("1"),
  orgId: z.number().int().optional(),
  title: z.string().default(""),
  message: z.string().default(""),
});
export type GrafanaPayload = z.infer<typeof GrafanaPayload>;

const PagerdutyReference = z.object({ summary: z.string().nullish() });

/** PagerDuty webhook, version 3: one event a delivery. Only incidents are read. */
export const PagerdutyPayload = z.object({
  event: z.object({
    id: z.string().min(1),
    /** `incident.triggered`, `incident.resolved`, `incident.reopened`; others tell nothing new. */
    event_type: z.string(),
    resource_type: z.string().default(""),
    occurred_at: z.iso.datetime({ offset: true }),
    data: z
      .object({
        id: z.string().min(1),
        number: z.number().int().nullish(),
        title: z.string().nullish(),
        html_url: z.string().nullish(),
        created_at: z.iso.datetime({ offset: true }).nullish(),
        urgency: z.string().nullish(),
        service: PagerdutyReference.nullish(),
        priority: PagerdutyReference.nullish(),
      })
      .partial({ id: true }),
  }),
});
export type PagerdutyPayload = z.infer<typeof PagerdutyPayload>;

/** An alert in plain JSON, for senders that are none of the others. */
export const PlainAlert = z.object({
  /** The same for everything told of one alert. */
  id: z.string().min(1).max(500),
  status: z.enum(["firing", "resolved"]).default("firing"),
  title: z.string().min(1).max(1000),
  description: z.string().max(10_000).optional(),
  /** critical, error, warning, info, or sev1 to sev4. */
  severity: z.string().max(100).optional(),
  /** Where the incident looks for its traces. */
  service: z.string().max(200).optional(),
  route: z.string().max(500).optional(),
  /** A trace that shows it. */
  traceId: TraceId.optional(),
  /** Alerts of one group become one incident; by default those of one service and route. */
  group: z.string().min(1).max(500).optional(),
  /** Tells a new firing from the same one sent again; left out, one that fires goes on to fire. */
  startsAt: z.iso.datetime({ offset: true }).optional(),
  endsAt: z.iso.datetime({ offset: true }).optional(),
  url: z.string().max(2000).default(""),
  labels: LabelSet.default({}),
});
export type PlainAlert = z.infer<typeof PlainAlert>;
/** A list, or one alert alone. */
export const PlainAlertsBody = z.union([z.array(PlainAlert).max(10_000), PlainAlert]);
export type PlainAlertsBody = z.infer<typeof PlainAlertsBody>;

export const AlertIntakeResult = z.object({
  incidentIds: z.array(z.string()),
  created: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
});

export const ChangeDto = z.object({
  id: z.string().min(1).max(200),
  kind: z.enum(CHANGE_KINDS),
  service: z.string().max(200).nullish(),
  version: z.string().max(200).nullish(),
  at_unix_nano: z.union([z.string().regex(/^[0-9]{1,20}$/), z.number().int().nonnegative()]),
  title: z.string().max(1000),
});
/** A list, or one change alone. */
export const ChangesBody = z.union([z.array(ChangeDto).max(10_000), ChangeDto]);
export const ChangesResult = z.object({ recorded: z.number().int(), unchanged: z.number().int() });
