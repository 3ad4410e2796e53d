import styles from "@/components/ui/facts.module.css";
import type { MeasureCell, MeasureRow } from "@/lib/view-models/evaluation/measure-rows";
import { formatCountOf } from "@/lib/view-models/format/format-count";

interface MeasureTableProps {
  rows: readonly MeasureRow[];
  /** Key of the number whose cases are shown; empty for none. */
  chosen: string;
  onChoose: (key: string) => void;
}

/** Every number of a run, ranking and analyst side by side; each leads to the cases it is of. */
export function MeasureTable({ rows, chosen, onChoose }: MeasureTableProps) {
  return (
    <section className={styles.section} aria-labelledby="measures-title">
      <h2 className={styles.title} id="measures-title">
        How right
      </h2>
      <table className={styles.facts}>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col" className={styles.number}>
              Ranking
            </th>
            <th scope="col" className={styles.number}>
              Analyst
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row" title={`${row.about}; ${row.better} is better`}>
                {row.label}
                <span className={styles.arrow} aria-hidden>
                  {row.better === "lower" ? " ↓" : ""}
                </span>
              </th>
              {[row.ranker, row.analyst].map((cell, i) => (
                <td key={i === 0 ? "ranker" : "analyst"} className={styles.number}>
                  {cell === null ? (
                    "–"
                  ) : (
                    <NumberButton
                      cell={cell}
                      label={`${i === 0 ? "Ranking" : "Analyst"}, ${row.label}`}
                      isChosen={chosen === cell.key}
                      onChoose={onChoose}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        Means over cases with 95 % bootstrap intervals; ↓ less is better. Press a number for its
        cases.
      </p>
    </section>
  );
}

interface NumberButtonProps {
  cell: MeasureCell;
  label: string;
  isChosen: boolean;
  onChoose: (key: string) => void;
}

function NumberButton({ cell, label, isChosen, onChoose }: NumberButtonProps) {
  const { key, text, interval, cases } = cell;
  return (
    <button
      type="button"
      className={styles.value}
      aria-pressed={isChosen}
      aria-label={`${label}: ${text}, of ${formatCountOf(cases, "case")}`}
      onClick={() => onChoose(isChosen ? "" : key)}
    >
      {interval === "" ? null : <span className={styles.interval}>{interval}</span>}
      {text}
    </button>
  );
}
