"use client";

import type { CSSProperties } from "react";
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
            <th rowSpan={2} scope="col" className={styles.spare}>
              Difference
            </th>
            <th rowSpan={2} scope="col" className={styles.spare}>
              Operation
            </th>
            <th scope="colgroup" colSpan={2} className={styles.count}>
              Times <span className={styles.word}>in a trace</span>
            </th>
            <th scope="colgroup" colSpan={2} className={styles.count}>
              Errors
            </th>
            <th scope="colgroup" colSpan={3} className={styles.time}>
              Self time of one call
            </th>
            <th rowSpan={2} scope="col" className={styles.spare}>
              What failed
            </th>
          </tr>
          <tr className={styles.sides}>
            <SideHeads />
            <SideHeads />
            <SideHeads />
            <th scope="col" className={styles.number}>
              ratio
            </th>
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

function SideHeads() {
  return ["before", "after"].map((side) => (
    <th key={side} scope="col" className={styles.number}>
      {side}
    </th>
  ));
}

function Row({ row }: { row: ComparisonRow }) {
  return (
    <tr data-state={row.state}>
      <td>
        <span className={styles.mark}>
          {STATE_MARKS[row.state]} <span className={styles.word}>{row.state}</span>
        </span>
      </td>
      <td
        className={styles.operation}
        title={`${row.service} ${row.operation}`}
        style={indentOf(row)}
      >
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

function indentOf({ indent }: ComparisonRow): CSSProperties & { readonly "--indent": number } {
  return { "--indent": indent };
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
