"use client";

import { formatMs } from "@/components/charts/step-tip";
import { classList } from "@/components/ui/class-list";
import stacked from "@/components/ui/stacked-table.module.css";
import { useTimeZone } from "@/components/ui/time-zone";
import type { SliDto } from "@/lib/domain/contracts/sli";
import { formatCount } from "@/lib/view-models/format/format-count";
import { formatDateTimeWithOffset } from "@/lib/view-models/format/format-time";
import { toSliChart } from "@/lib/view-models/red/to-sli-chart";
import { formatPercent } from "@/lib/view-models/slo/format-share";
import styles from "./sli-tables.module.css";

/** The chart in numbers: each step, what happened meanwhile, each exemplar. */
export function SliTables({ sli }: { sli: SliDto }) {
  const { timeZone } = useTimeZone();
  const chart = toSliChart(sli);
  const when = (ms: number) => formatDateTimeWithOffset(ms, timeZone);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys as well
    <section className={styles.body} tabIndex={0} aria-label="Tables of the chart">
      <Table
        caption={`Requests in steps of ${sli.stepSeconds} s`}
        head={["From", "Requests", "Per minute", "Failed", "Failed %", "p50", "p95"]}
        rows={chart.points
          .filter(({ total }) => total > 0)
          .map((point) => [
            when(point.startMs),
            formatCount(point.total),
            formatCount(Math.round(point.perMinute)),
            formatCount(point.failed),
            formatPercent(point.errorShare),
            formatMs(point.p50Ms),
            formatMs(point.p95Ms),
          ])}
      />
      <Table
        caption="Alerts and changes"
        head={["At", "What"]}
        rows={chart.marks.map(({ atMs, label }) => [when(atMs), label])}
      />
      <Table
        caption="Exemplars"
        head={["At", "Stands for", "Trace", "Duration", "Status"]}
        rows={chart.exemplars.map(({ atMs, stand, traceId, duration, status }) => [
          when(atMs),
          stand,
          traceId,
          duration,
          status,
        ])}
      />
    </section>
  );
}

interface TableProps {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

function Table({ caption, head, rows }: TableProps) {
  if (rows.length === 0) return null;
  return (
    <table className={classList(styles.table, stacked.stacked)}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are replaced as a whole and keep no state
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={head[column]} data-head={head[column]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
