"use client";

import figure from "@/components/charts/figure.module.css";
import { useTimeZone } from "@/components/ui/time-zone";
import { formatCount } from "@/lib/view-models/format/format-count";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import { formatDateTime } from "@/lib/view-models/format/format-time";
import type { RedChartPoint } from "@/lib/view-models/red/to-red-chart";
import { formatPercent } from "@/lib/view-models/slo/format-share";

interface StepTipProps {
  step: RedChartPoint | undefined;
  stepSeconds: number;
}

/** What one step of a chart holds. */
export function StepTip({ step, stepSeconds }: StepTipProps) {
  const { timeZone } = useTimeZone();
  if (step?.startMs === undefined) return null;
  return (
    <div className={figure.tip}>
      {formatDateTime(step.startMs, timeZone)}, {stepSeconds} s
      <br />
      {formatCount(step.failed)} of {formatCount(step.total)} failed
      {step.errorShare === null ? null : ` (${formatPercent(step.errorShare)})`}
      <br />
      p50 {formatMs(step.p50Ms)}, p95 {formatMs(step.p95Ms)}
    </div>
  );
}

/** A duration that is kept in milliseconds. */
export function formatMs(ms: number | null): string {
  return ms === null ? "–" : formatDuration(ms * 1e6);
}
