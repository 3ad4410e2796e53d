import { ROW_LINK } from "@/components/shell/use-row-keys";
import { classList } from "@/components/ui/class-list";
import table from "@/components/ui/data-table.module.css";
import { PageLink } from "@/components/ui/page-link";
import { SortHeader } from "@/components/ui/sort-header";
import { Term } from "@/components/ui/term";
import type { SortState } from "@/components/ui/use-sort";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import type { SloSortColumn } from "@/lib/view-models/slo/slo-sort";
import type { SloRow } from "@/lib/view-models/slo/to-slo-row";
import { BudgetBar } from "./budget-bar";
import { SloStateBadge } from "./slo-state-badge";
import styles from "./slo-table.module.css";

interface SloTableProps {
  rows: readonly SloRow[];
  by: SortState<SloSortColumn>;
}

export function SloTable({ rows, by }: SloTableProps) {
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label="SLOs">
        <thead>
          <tr>
            <SortHeader column="state" by={by} className={styles.state}>
              State
            </SortHeader>
            <SortHeader column="name" by={by} className={table.lead}>
              SLO
            </SortHeader>
            <th className={styles.indicator} scope="col">
              Good when
            </th>
            <SortHeader
              {...{ by, column: "objective", first: "descending" }}
              className={classList(styles.objective, table.spare)}
            >
              Objective
            </SortHeader>
            <SortHeader column="good" by={by} isNumber className={styles.good}>
              Good
            </SortHeader>
            <SortHeader
              {...{ by, column: "budget", isNumber: true, word: "budget left" }}
              className={styles.budget}
            >
              <Term name="error budget">Budget left</Term>
            </SortHeader>
            <SortHeader
              {...{ by, column: "burn", first: "descending", isNumber: true }}
              word="the highest burn rate"
              className={classList(styles.burns, table.spare)}
            >
              <Term name="burn rate">Burn rate</Term>
            </SortHeader>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <SloTableRow key={row.name} row={row} />
          ))}
        </tbody>
      </table>
      <div className={table.foot}>{formatCountOf(rows.length, "SLO")}, all shown</div>
    </div>
  );
}

function SloTableRow({ row }: { row: SloRow }) {
  return (
    <tr className={table.row}>
      <td className={styles.state}>
        <SloStateBadge state={row.state} />
      </td>
      <td className={table.lead}>
        <PageLink href={row.href} className={table.link} {...ROW_LINK} title={row.title}>
          {row.title}
        </PageLink>
      </td>
      <td className={classList(styles.indicator, table.muted)} title={row.indicator}>
        {row.indicator}
      </td>
      <td className={classList(styles.objective, table.half, table.spare)} data-head="Objective">
        {row.objective}
      </td>
      <td className={classList(styles.good, table.number)}>{row.good}</td>
      <td className={classList(styles.budget, table.number)}>
        <BudgetBar remaining={row.remaining} text={row.remainingText} />
      </td>
      <td className={classList(styles.burns, table.spare, table.number)} data-head="Burn rate">
        {row.burns.map(({ window, text, hot }) => (
          <span key={window} className={styles.burn} data-hot={hot}>
            {text} <span className={styles.window}>{window}</span>
          </span>
        ))}
      </td>
    </tr>
  );
}
