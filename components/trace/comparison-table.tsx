"use client";

import { ROW_LINK } from "@/components/shell/use-row-keys";
import { CutLine } from "@/components/ui/cut-line";
import { PageLink } from "@/components/ui/page-link";
import { ServiceDot } from "@/components/ui/service-dot";
import { useCut } from "@/components/ui/use-cut";
import { type ComparisonRow, STATE_MARKS } from "@/lib/view-models/trace/to-comparison-rows";
import styles from "./comparison-table.module.css";

const FIRST_ROWS = 200;

/** The merged tree; each operation leads to an example of it. */
export function ComparisonTable({ rows }: { rows: readonly ComparisonRow[] }) {
  const cut = useCut(rows, FIRST_ROWS);
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label="Operations compared">
        <thead>
          <tr>
            <th scope="col">Difference</th>
            <th scope="col">Operation</th>
            <th scope="col" colSpan={2} className={styles.number}>
              Times in a trace: before, after
            </th>
            <th scope="col" colSpan={2} className={styles.number}>
              Errors: before, after
            </th>
            <th scope="col" colSpan={3} className={styles.number}>
              Self time of one call: before, after
            </th>
            <th scope="col">What failed</th>
          </tr>
        </thead>
        <tbody>
          {cut.shown.map((row) => (
            <Row key={row.key} row={row} />
          ))}
        </tbody>
      </table>
      <CutLine cut={cut} noun="operation" />
    </div>
  );
}

function Row({ row }: { row: ComparisonRow }) {
  return (
    <tr data-state={row.state}>
      <td>
        <span className={styles.mark}>
          {STATE_MARKS[row.state]} {row.state}
        </span>
      </td>
      <td className={styles.operation} style={{ paddingLeft: 12 + row.indent * 14 }}>
        <ServiceDot service={row.service} />{" "}
        {row.href === null ? (
          <Words row={row} />
        ) : (
          <PageLink {...ROW_LINK} href={row.href} className={styles.link}>
            <Words row={row} />
          </PageLink>
        )}
      </td>
      <Pair before={row.before.count} after={row.after.count} changed={row.changes.has("count")} />
      <Pair
        before={row.before.errors}
        after={row.after.errors}
        changed={row.changes.has("errors")}
      />
      <Pair
        before={row.before.ownTime}
        after={row.after.ownTime}
        changed={row.changes.has("latency")}
      />
      <td className={styles.number}>{row.changes.has("latency") ? row.ownTimeRatio : ""}</td>
      <td className={styles.failure} title={row.failure ?? ""}>
        {row.failure}
      </td>
    </tr>
  );
}

function Words({ row }: { row: ComparisonRow }) {
  return (
    <>
      <span className={styles.service}>{row.service}</span> {row.operation}
    </>
  );
}

interface PairProps {
  before: string;
  after: string;
  changed: boolean;
}

/** Before, then after; what changed stands out. */
function Pair({ before, after, changed }: PairProps) {
  return (
    <>
      <td className={styles.number}>{before}</td>
      <td className={changed ? styles.changed : styles.number}>{after}</td>
    </>
  );
}
