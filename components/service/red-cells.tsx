import table from "@/components/ui/data-table.module.css";
import { SortHeader } from "@/components/ui/sort-header";
import type { SortState } from "@/components/ui/use-sort";
import type { RedText } from "@/lib/view-models/service/format-red";
import type { ServiceSortColumn } from "@/lib/view-models/service/service-sort";
import styles from "./red-cells.module.css";

const HEADS = [
  { column: "rate", text: "Rate" },
  { column: "failed", text: "Failed" },
  { column: "p50", text: "p50" },
  { column: "p95", text: "p95" },
] as const;

/** The heads of the columns that {@link RedCells} fills; `by` where they sort. */
export function RedHeads({ by = null }: { by?: SortState<ServiceSortColumn> | null }) {
  return (
    <>
      {HEADS.map(({ column, text }) => (
        <SortHeader
          key={column}
          {...{ column, by, first: "descending", isNumber: true }}
          className={styles.figure}
        >
          {text}
        </SortHeader>
      ))}
    </>
  );
}

/** Rate, errors and duration; what fails has a sign besides its colour. */
export function RedCells({ text, isFailing }: { text: RedText; isFailing: boolean }) {
  return (
    <>
      <td className={table.number}>{text.rate}</td>
      <td className={table.number} data-failing={isFailing}>
        <span className={styles.errors} data-failing={isFailing}>
          {isFailing ? "✕ " : ""}
          {text.errors}
        </span>
      </td>
      <td className={table.number}>{text.p50}</td>
      <td className={table.number}>{text.p95}</td>
    </>
  );
}
