import { ancestorRows } from "@/lib/view-models/trace/ancestor-rows";
import { nameOf, serviceOf, type TraceModel } from "@/lib/view-models/trace/trace-model";
import styles from "./span-path.module.css";

interface SpanPathProps {
  model: TraceModel;
  row: number;
  onSelectRow: (row: number) => void;
}

/** The way from the root to the span: deep rows are indented no further, and this says where they are. */
export function SpanPath({ model, row, onSelectRow }: SpanPathProps) {
  const { rows, skipped } = ancestorRows(model, row);
  if (rows.length === 0) return null;
  return (
    <nav aria-label="Callers of the span">
      <ol className={styles.path}>
        {rows.map((ancestor, index) => (
          <li key={ancestor}>
            {index === 1 && skipped > 0 ? <span>… {skipped} more › </span> : null}
            <button
              type="button"
              className={styles.step}
              title={`${serviceOf(model, ancestor)} ${nameOf(model, ancestor)}`}
              onClick={() => onSelectRow(ancestor)}
            >
              {nameOf(model, ancestor)}
            </button>
            {" › "}
          </li>
        ))}
      </ol>
    </nav>
  );
}
