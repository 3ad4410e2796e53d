"use client";

import { formatMs } from "@/components/charts/step-tip";
import { classList } from "@/components/ui/class-list";
import table from "@/components/ui/data-table.module.css";
import { useTimeZone } from "@/components/ui/time-zone";
import { formatCount } from "@/lib/view-models/format/format-count";
import { formatDateTime } from "@/lib/view-models/format/format-time";
import type { RedChart } from "@/lib/view-models/red/to-red-chart";
import { formatPercent } from "@/lib/view-models/slo/format-share";
import styles from "./service-page.module.css";

/** The charts in numbers. */
export function SeriesTable({ chart }: { chart: RedChart }) {
  const { timeZone } = useTimeZone();
  return (
    <details className={styles.details}>
      <summary>As a table, in steps of {chart.stepSeconds} s</summary>
      <div className={styles.scroll}>
        <table className={table.table} aria-label="Rate, errors and duration">
          <thead>
            <tr>
              <th className={table.lead} scope="col">
                From
              </th>
              <th className={table.number} scope="col">
                Requests
              </th>
              <th className={classList(table.number, table.spare)} scope="col">
                Failed
              </th>
              {["Failed %", "p50", "p95"].map((name) => (
                <th key={name} className={table.number} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {chart.points
              .filter(({ total }) => total > 0)
              .map((point) => (
                <tr key={point.startMs}>
                  <td className={table.lead}>{formatDateTime(point.startMs, timeZone)}</td>
                  <td className={table.number}>{formatCount(point.total)}</td>
                  <td className={classList(table.number, table.spare)} data-head="Failed">
                    {formatCount(point.failed)}
                  </td>
                  <td className={table.number}>{formatPercent(point.errorShare)}</td>
                  <td className={table.number}>{formatMs(point.p50Ms)}</td>
                  <td className={table.number}>{formatMs(point.p95Ms)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
