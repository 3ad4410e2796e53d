import type { Recording, Webhook } from "./read-recording";
import { shiftKernelLine } from "./shift-kernel-line";
import { shiftIsoTime, shiftLogs, shiftMetrics, shiftNanoText, shiftTraces } from "./shift-times";

/** A copy of a recording with every time in it moved by the same amount. */
export function shiftRecording(recording: Recording, shiftNano: bigint): Recording {
  return {
    name: recording.name,
    failingTraces: shiftTraces(recording.failingTraces, shiftNano),
    baselineTraces: shiftTraces(recording.baselineTraces, shiftNano),
    failingLogs: shiftLogs(recording.failingLogs, shiftNano),
    baselineLogs: shiftLogs(recording.baselineLogs, shiftNano),
    metrics: shiftMetrics(recording.metrics, shiftNano),
    kernelLines: recording.kernelLines.map((line) => shiftKernelLine(line, shiftNano)),
    changes: recording.changes.map((change) => ({
      ...change,
      at_unix_nano: shiftNanoText(change.at_unix_nano, shiftNano),
    })),
    alert: shiftWebhook(recording.alert, shiftNano),
    laterAlerts: recording.laterAlerts.map((alert) => shiftWebhook(alert, shiftNano)),
  };
}

/** A copy of an Alertmanager webhook body with the times of its alerts moved. */
export function shiftWebhook(webhook: Webhook, shiftNano: bigint): Webhook {
  return {
    ...webhook,
    alerts: webhook.alerts.map((alert) => ({
      ...alert,
      startsAt: shiftIsoTime(alert.startsAt, shiftNano),
      ...(alert.endsAt !== undefined && { endsAt: shiftIsoTime(alert.endsAt, shiftNano) }),
    })),
  };
}
