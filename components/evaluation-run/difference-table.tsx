import { classList } from "@/components/ui/class-list";
import styles from "@/components/ui/facts.module.css";
import stacked from "@/components/ui/stacked-table.module.css";
import type { RunComparison } from "@/lib/domain/evaluation-summary";
import {
  formatDifference,
  formatMeasure,
  isBetter,
  measureTitle,
} from "@/lib/view-models/evaluation/format-measure";

/** Each measure in both runs over the same cases, and how far they are apart. */
export function DifferenceTable({ measures }: Pick<RunComparison, "measures">) {
  return (
    <section className={styles.section} aria-labelledby="differences-title">
      <h2 className={styles.title} id="differences-title">
        Numbers, other less base
      </h2>
      <table
        className={classList(styles.facts, stacked.stacked)}
        aria-labelledby="differences-title"
      >
        <thead>
          <tr>
            <th scope="col">Measure</th>
            {["Base", "Other", "Difference", "95 % interval", "Better", "Worse"].map((label) => (
              <th key={label} scope="col" className={styles.number}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map((one) => (
            <tr key={one.key}>
              <th className={stacked.lead} scope="row">
                {measureTitle(one.key)}
              </th>
              <td className={styles.number} data-head="Base">
                {formatMeasure(one.key, one.base)}
              </td>
              <td className={styles.number} data-head="Other">
                {formatMeasure(one.key, one.other)}
              </td>
              <td
                className={classList(styles.number, toneOf(one.key, one.difference))}
                data-head="Difference"
              >
                {formatDifference(one.key, one.difference)}
              </td>
              <td className={styles.number} data-head="95 % interval">
                {intervalOf(one)}
              </td>
              <td className={styles.number} data-head="Better">
                {one.better}
              </td>
              <td className={styles.number} data-head="Worse">
                {one.worse}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        Over the cases that both hold; the interval is of the mean difference, by resampling cases.
        Better and worse count cases.
      </p>
    </section>
  );
}

function intervalOf({ key, low, high }: RunComparison["measures"][number]): string {
  if (low === null || high === null) return "–";
  const [from, to] = [formatDifference(key, low), formatDifference(key, high)];
  return from === to ? from : `${from} to ${to}`;
}

/** Times are never the same twice: their difference says nothing of the answers. */
function toneOf(key: string, difference: number): string {
  const better = key.startsWith("effort.") ? null : isBetter(key, difference);
  if (better === null) return "";
  return (better ? styles.good : styles.bad) ?? "";
}
