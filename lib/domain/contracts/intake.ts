import { z } from "zod";
import { CHANGE_KINDS } from "@/lib/domain/change";

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
