import table from "@/components/ui/data-table.module.css";
import type { RedText } from "@/lib/view-models/service/format-red";
import styles from "./red-cells.module.css";

/** The heads of the columns that {@link RedCells} fills. */
export function RedHeads() {
  return (
    <>
      {["Rate", "Failed", "p50", "p95"].map((name) => (
        <th key={name} scope="col" className={`${styles.figure} ${table.number}`}>
          {name}
        </th>
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
