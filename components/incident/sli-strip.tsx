"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { ChartLegend } from "@/components/charts/chart-legend";
import { ExemplarPoints } from "@/components/charts/exemplar-points";
import { RedPlots } from "@/components/charts/red-plots";
import { errorMessage } from "@/components/ui/api-error";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import type { SliDto } from "@/lib/domain/contracts/sli";
import type { ChartRange } from "@/lib/view-models/red/chart-range";
import { type ChartExemplar, toSliChart } from "@/lib/view-models/red/to-sli-chart";
import { SliControls } from "./sli-controls";
import styles from "./sli-strip.module.css";
import { useIncidentSli, useSliView } from "./use-incident-sli";

interface SliStripProps {
  incident: Pick<IncidentDetailDto, "id" | "status">;
  shownTraceId: string | null;
  onSelect: (traceId: string) => void;
}

/** What the requests of the incident did over time, and requests to open as points over it. */
export function SliStrip({ incident, shownTraceId, onSelect }: SliStripProps) {
  const view = useSliView();
  const isActive = incident.status !== "resolved";
  const sli = useIncidentSli(incident.id, view.range, { isOpen: view.isOpen, isActive });
  const Chevron = view.isOpen ? ChevronDown : ChevronRight;
  return (
    <section className={styles.strip} aria-label="Service level over time">
      <div className={styles.head}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={view.isOpen}
          onClick={() => view.setOpen(!view.isOpen)}
        >
          <Chevron aria-hidden size={14} /> Service level
        </button>
        {view.isOpen && sli.data !== undefined ? (
          <SliControls sli={sli.data} range={view.range} onRange={view.setRange} />
        ) : null}
      </div>
      {view.isOpen ? (
        <div className={styles.body} aria-busy={sli.isPending}>
          {sli.data === undefined ? (
            <SliMissing error={sli.error} onRetry={() => void sli.refetch()} />
          ) : (
            <SliPlots
              sli={sli.data}
              shownTraceId={shownTraceId}
              onSelect={onSelect}
              onRange={view.setRange}
            />
          )}
        </div>
      ) : null}
    </section>
  );
}

interface SliPlotsProps extends Omit<SliStripProps, "incident"> {
  sli: SliDto;
  onRange: (range: ChartRange) => void;
}

function SliPlots({ sli, shownTraceId, onSelect, onRange }: SliPlotsProps) {
  const [told, setTold] = useState<ChartExemplar | null>(null);
  const chart = useMemo(() => toSliChart(sli), [sli]);
  const brush = useCallback(
    (fromMs: number, toMs: number) => onRange({ kind: "absolute", fromMs, toMs }),
    [onRange],
  );
  const points = useMemo(
    () => (
      <ExemplarPoints
        exemplars={chart.exemplars}
        shownTraceId={shownTraceId}
        onTell={setTold}
        onOpen={onSelect}
      />
    ),
    [chart, shownTraceId, onSelect],
  );
  if (sli.status === "failed") {
    return <p className={styles.empty}>{sli.reasons.join("; ")}</p>;
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

function SliMissing({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  if (error === null) return <Skeleton width="40%" />;
  return (
    <ErrorState
      compact
      title="The service level could not be read."
      message={errorMessage(error)}
      onRetry={onRetry}
    />
  );
}
