"use client";

import { useMemo } from "react";
import { ROW_LINK } from "@/components/shell/use-row-keys";
import { classList } from "@/components/ui/class-list";
import table from "@/components/ui/data-table.module.css";
import { PageLink } from "@/components/ui/page-link";
import { SortHeader } from "@/components/ui/sort-header";
import { Time } from "@/components/ui/time";
import { useSort } from "@/components/ui/use-sort";
import type { EvaluationSummaryDto } from "@/lib/domain/contracts/evaluation";
import { formatMeasure, measureTitle } from "@/lib/view-models/evaluation/format-measure";
import {
  RUN_MEASURES,
  RUN_SORT_COLUMNS,
  RUN_SORT_VALUES,
} from "@/lib/view-models/evaluation/run-columns";
import { analystText, goldSetText, rankerText } from "@/lib/view-models/evaluation/run-text";
import { measureOf } from "@/lib/view-models/evaluation/run-trend";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import { sortRows } from "@/lib/view-models/sort/sort-rows";
import { RunStatus } from "./run-status";
import styles from "./run-table.module.css";

interface RunTableProps {
  runs: readonly EvaluationSummaryDto[];
  /** Ids of at most two. */
  picked: readonly string[];
  onPick: (ids: readonly string[]) => void;
}

export function RunTable({ runs, picked, onPick }: RunTableProps) {
  const by = useSort(RUN_SORT_COLUMNS);
  const sorted = useMemo(() => sortRows(runs, by.sort, RUN_SORT_VALUES), [runs, by.sort]);
  /** The third that is ticked takes the place of the first. */
  const toggle = (id: string) =>
    onPick(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id].slice(-2));
  return (
    <div className={classList(table.scroll, styles.scroll)}>
      <table className={classList(table.table, styles.table)} aria-label="Runs">
        <thead>
          <tr>
            <th className={styles.pick} scope="col">
              <span className={styles.pickHead}>Pick</span>
            </th>
            <SortHeader column="name" by={by} className={styles.spare}>
              Run
            </SortHeader>
            <th className={classList(styles.status, styles.spare)} scope="col">
              Status
            </th>
            <SortHeader
              {...{ by, column: "started", first: "descending" }}
              className={classList(styles.started, styles.spare)}
            >
              Started
            </SortHeader>
            <th className={classList(styles.ranker, styles.spare)} scope="col">
              Ranking
            </th>
            <th className={classList(styles.analyst, styles.spare)} scope="col">
              Analyst
            </th>
            <th className={classList(styles.gold, styles.spare)} scope="col">
              Gold set
            </th>
            {RUN_MEASURES.map(({ key, label }) => (
              <SortHeader
                key={key}
                {...{ by, column: key, first: "descending", isNumber: true }}
                className={styles.measure}
                title={measureTitle(key)}
              >
                {label}
              </SortHeader>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.map((run) => (
            <RunRow
              key={run.id}
              run={run}
              isPicked={picked.includes(run.id)}
              onToggle={() => toggle(run.id)}
            />
          ))}
        </tbody>
      </table>
      <div className={table.foot}>
        {formatCountOf(runs.length, "run")}; the same gold set is the same cases in the same
        versions
      </div>
    </div>
  );
}

interface RunRowProps {
  run: EvaluationSummaryDto;
  isPicked: boolean;
  onToggle: () => void;
}

function RunRow({ run, isPicked, onToggle }: RunRowProps) {
  return (
    <tr className={table.row}>
      <td className={styles.pick}>
        <label className={classList(table.above, styles.room)}>
          <input
            type="checkbox"
            className={styles.box}
            checked={isPicked}
            onChange={onToggle}
            aria-label={`Compare ${run.name}`}
          />
        </label>
      </td>
      <td className={styles.run}>
        <PageLink
          href={`/evaluations/${run.id}`}
          className={table.link}
          {...ROW_LINK}
          title={run.name}
        >
          {run.name}
        </PageLink>
      </td>
      <td className={styles.status}>
        <RunStatus run={run} />
      </td>
      <td className={classList(styles.started, styles.spare, table.muted)}>
        <Time unixMs={Date.parse(run.requestedAt)} />
      </td>
      <td className={classList(styles.ranker, styles.spare, table.muted)} title={rankerText(run)}>
        {rankerText(run)}
      </td>
      <td className={classList(styles.analyst, styles.spare, table.muted)} title={analystText(run)}>
        {analystText(run)}
      </td>
      <td className={classList(styles.gold, styles.spare, table.id)} title={run.goldSetHash}>
        {goldSetText(run)}
      </td>
      {RUN_MEASURES.map(({ key }) => (
        <td key={key} className={classList(styles.measure, table.number)}>
          {formatMeasure(key, measureOf(run, key))}
        </td>
      ))}
    </tr>
  );
}
