import { FoldVertical } from "lucide-react";
import { RankMark } from "@/components/suspects/rank-mark";
import { useSuspectRank } from "@/components/suspects/suspect-marks-context";
import { classList } from "@/components/ui/class-list";
import { formatCount, formatTimes } from "@/lib/view-models/format/format-count";
import { indentOf } from "@/lib/view-models/trace/indent";
import {
  hasFailed,
  hasFlag,
  nameOf,
  serviceOf,
  type TraceModel,
} from "@/lib/view-models/trace/trace-model";
import { RowArrow } from "./row-arrow";
import styles from "./waterfall-name.module.css";

interface WaterfallNameProps {
  model: TraceModel;
  row: number;
  collapsed: boolean;
}

/** Indent, arrow, dot, ✕ and the two names. Depth beyond the cap is said in digits. */
export function WaterfallName({ model, row, collapsed }: WaterfallNameProps) {
  const { px, depthMark } = indentOf(model.depth[row] ?? 0);
  const service = serviceOf(model, row);
  const name = nameOf(model, row);
  const missing = hasFlag(model, row, "missingParent");
  const rank = useSuspectRank(model.nodeId[row] ?? "", service, name);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the treegrid has the focus
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by hand, which a <table> cannot be
    <div role="gridcell" className={styles.cell} style={{ paddingLeft: px + 4 }}>
      <RowArrow opens={(model.descendantCount[row] ?? 0) > 0} closed={collapsed} />
      {depthMark === null ? null : <span className={styles.depth}>{depthMark}</span>}
      <span className={classList(styles.dot, missing && styles.hollow)} aria-hidden />
      <FailureMark model={model} row={row} />
      {rank === null ? null : <RankMark rank={rank} place="line" />}
      <span className={styles.text} title={service === "" ? name : `${service}  ${name}`}>
        {service === "" ? null : <span className={styles.service}>{service}</span>}{" "}
        <span className={styles.name}>{name}</span>
      </span>
      {isFirstOf(model, row) ? <FoldBack model={model} row={row} /> : null}
      {collapsed ? <Hidden model={model} row={row} /> : null}
    </div>
  );
}

/** Whether a row is the first of equal siblings that are shown each. */
function isFirstOf({ folds }: TraceModel, row: number): boolean {
  return folds.firstRow[folds.foldOf[row] ?? -1] === row;
}

/** On the first of them: closes the fold again; the list hears the click. */
function FoldBack({ model, row }: { model: TraceModel; row: number }) {
  const count = model.folds.memberCount[model.folds.foldOf[row] ?? -1] ?? 0;
  return (
    <span className={styles.foldBack} data-fold title="Fold the equal spans to one row">
      {formatTimes(count)} <FoldVertical aria-hidden size={11} />
    </span>
  );
}

function FailureMark({ model, row }: { model: TraceModel; row: number }) {
  if (!hasFailed(model, row)) return null;
  const byStatus = hasFlag(model, row, "error");
  const meaning = byStatus ? "failed" : "sign of failure: 5xx or exception, status not error";
  return (
    <span className={byStatus ? styles.error : styles.sign} role="img" aria-label={meaning}>
      {byStatus ? "✕" : "!"}
    </span>
  );
}

/** What a collapsed row hides: errors come up to it, so that none is out of sight. */
function Hidden({ model, row }: { model: TraceModel; row: number }) {
  const count = model.descendantCount[row] ?? 0;
  const errors = model.descendantErrorCount[row] ?? 0;
  return (
    <span className={styles.hidden}>
      +{formatCount(count)}
      {errors === 0 ? null : <span className={styles.hiddenErrors}>✕ {formatCount(errors)}</span>}
    </span>
  );
}
