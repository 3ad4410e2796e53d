"use client";

import { useCallback, useMemo, useState } from "react";
import { ChartLegend } from "@/components/charts/chart-legend";
import { ExemplarPoints } from "@/components/charts/exemplar-points";
import { RedPlots } from "@/components/charts/red-plots";
import { useOpenExemplar } from "@/components/charts/use-open-exemplar";
import type { SliDto } from "@/lib/domain/contracts/sli";
import { toSentence } from "@/lib/view-models/format/to-sentence";
import type { ChartRange } from "@/lib/view-models/red/chart-range";
import { type ChartExemplar, toSliChart } from "@/lib/view-models/red/to-sli-chart";
import styles from "./sli-strip.module.css";

interface SliPlotsProps {
  sli: SliDto;
  shownTraceId: string | null;
  onSelect: (traceId: string) => void;
  onRange: (range: ChartRange) => void;
}

/** Rate, errors and durations of an incident, and what each point stands for. */
export function SliPlots({ sli, shownTraceId, onSelect, onRange }: SliPlotsProps) {
  const [told, setTold] = useState<ChartExemplar | null>(null);
  const chart = useMemo(() => toSliChart(sli), [sli]);
  const brush = useCallback(
    (fromMs: number, toMs: number) => onRange({ kind: "absolute", fromMs, toMs }),
    [onRange],
  );
  const open = useOpenExemplar(onSelect);
  const points = useMemo(
    () => (
      <ExemplarPoints
        exemplars={chart.exemplars}
        shownTraceId={shownTraceId}
        onTell={setTold}
        onOpen={open}
      />
    ),
    [chart, shownTraceId, open],
  );
  if (sli.status === "failed") {
    return <p className={styles.empty}>{toSentence(sli.reasons.join("; "))}</p>;
  }
  return (
    <>
      <div className={styles.plots}>
        <RedPlots
          chart={chart}
          shaded={chart.incident}
          marks={chart.marks}
          errorLimit={chart.errorLimit}
          latencyLimitMs={chart.latencyLimitMs}
          onRange={brush}
        >
          {points}
        </RedPlots>
      </div>
      <ChartLegend chart={chart} isShaded told={told} reasons={sli.reasons} />
    </>
  );
}
