import { ROW_LINK } from "@/components/shell/use-row-keys";
import { classList } from "@/components/ui/class-list";
import table from "@/components/ui/data-table.module.css";
import { PageLink } from "@/components/ui/page-link";
import { Term } from "@/components/ui/term";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import type { SloRow } from "@/lib/view-models/slo/to-slo-row";
import { BudgetBar } from "./budget-bar";
import { SloStateBadge } from "./slo-state-badge";
import styles from "./slo-table.module.css";

export function SloTable({ rows }: { rows: readonly SloRow[] }) {
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label="SLOs">
        <thead>
          <tr>
            <th className={styles.state} scope="col">
              State
            </th>
            <th className={table.lead} scope="col">
              SLO
            </th>
            <th className={styles.indicator} scope="col">
              Good when
            </th>
            <th className={classList(styles.objective, table.spare)} scope="col">
              Objective
            </th>
            <th className={classList(styles.good, table.number)} scope="col">
              Good
            </th>
            <th className={classList(styles.budget, table.number)} scope="col">
              <Term name="error budget">Budget left</Term>
            </th>
            <th className={classList(styles.burns, table.spare, table.number)} scope="col">
              <Term name="burn rate">Burn rate</Term>
            </th>
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
