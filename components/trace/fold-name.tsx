import { formatCount, formatCountOf, formatTimes } from "@/lib/view-models/format/format-count";
import type { FoldFacts } from "@/lib/view-models/trace/fold-facts";
import { indentOf } from "@/lib/view-models/trace/indent";
import { nameOf, serviceOf, type TraceModel } from "@/lib/view-models/trace/trace-model";
import { RowArrow } from "./row-arrow";
import styles from "./waterfall-name.module.css";

interface FoldNameProps {
  model: TraceModel;
  /** The first member. */
  row: number;
  facts: FoldFacts;
  matchCount: number;
}

/** The names that the members share, how many they are, and how many of them failed. */
export function FoldName({ model, row, facts, matchCount }: FoldNameProps) {
  const { px, depthMark } = indentOf(model.depth[row] ?? 0);
  const { memberCount, errorCount } = facts;
  const service = serviceOf(model, row);
  const name = nameOf(model, row);
  const title = `${formatCountOf(memberCount, "equal span")}: ${service}  ${name}. Click to show each.`;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the treegrid has the focus
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by hand, which a <table> cannot be
    <div role="gridcell" className={styles.cell} style={{ paddingLeft: px + 4 }}>
      <RowArrow opens closed />
      {depthMark === null ? null : <span className={styles.depth}>{depthMark}</span>}
      <span className={styles.dot} aria-hidden />
      {errorCount === 0 ? null : (
        <span className={styles.error} role="img" aria-label="failures among them">
          ✕
        </span>
      )}
      <span className={styles.text} title={title}>
        <span className={styles.service}>{service}</span>{" "}
        <span className={styles.name}>{name}</span>
      </span>
      <span className={styles.times}>{formatTimes(memberCount)}</span>
      {errorCount === 0 && matchCount === 0 ? null : (
        <span className={styles.hidden}>
          {matchCount === 0 ? null : `${formatCount(matchCount)} found`}
          {errorCount === 0 ? null : (
            <span className={styles.hiddenErrors}>✕ {formatCount(errorCount)}</span>
          )}
        </span>
      )}
    </div>
  );
}
