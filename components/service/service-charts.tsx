"use client";

import { useRouter } from "next/navigation";
import { useCallback, useMemo, useState } from "react";
import { ChartLegend } from "@/components/charts/chart-legend";
import { ExemplarPoints } from "@/components/charts/exemplar-points";
import { RedPlots } from "@/components/charts/red-plots";
import { useOpenExemplar } from "@/components/charts/use-open-exemplar";
import page from "@/components/ui/page-body.module.css";
import type { ServiceDetailDto } from "@/lib/domain/contracts/service";
import { toRedChart } from "@/lib/view-models/red/to-red-chart";
import {
  type ChartExemplar,
  type ChartMark,
  toChangeMark,
  toChartExemplars,
} from "@/lib/view-models/red/to-sli-chart";
import { SeriesTable } from "./series-table";
import styles from "./service-page.module.css";

/** Rate, errors and duration of a service; a point is a request, and opens its trace. */
export function ServiceCharts({ detail }: { detail: ServiceDetailDto }) {
  const router = useRouter();
  const [told, setTold] = useState<ChartExemplar | null>(null);
  const open = useOpenExemplar(
    useCallback((traceId: string) => router.push(`/traces/${traceId}`), [router]),
  );
  const { chart, exemplars, marks } = useMemo(() => toCharts(detail), [detail]);
  const points = useMemo(
    () => (
      <ExemplarPoints exemplars={exemplars} shownTraceId={null} onTell={setTold} onOpen={open} />
    ),
    [exemplars, open],
  );
  return (
    <section className={page.section} aria-label="Rate, errors and duration">
      <div className={styles.charts}>
        <RedPlots chart={chart} marks={marks}>
          {points}
        </RedPlots>
      </div>
      <ChartLegend chart={{ exemplars, marks }} told={told} reasons={[]} />
      <SeriesTable chart={chart} />
    </section>
  );
}

function toCharts({ series, from, to, stepSeconds, changes, exemplars: found }: ServiceDetailDto) {
  const exemplars = toChartExemplars(found);
  const latenciesMs = exemplars.map(({ latencyMs }) => latencyMs);
  const chart = toRedChart({ items: series, from, to, stepSeconds }, { latenciesMs });
  const isShown = ({ atMs }: ChartMark) => atMs >= chart.fromMs && atMs <= chart.toMs;
  return { exemplars, chart, marks: changes.map(toChangeMark).filter(isShown) };
}
