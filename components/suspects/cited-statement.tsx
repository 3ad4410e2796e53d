import { classList } from "@/components/ui/class-list";
import type { CitedStatement as Statement } from "@/lib/view-models/suspects/cite-statement";
import styles from "./cited-statement.module.css";
import type { SuspectSelection } from "./use-suspect-selection";

interface CitedStatementProps {
  statement: Statement;
  selection: Pick<SuspectSelection, "anchor" | "lightUp">;
}

/** A sentence of evidence; its links light up what it was read from. */
export function CitedStatement({ statement, selection }: CitedStatementProps) {
  return (
    <>
      {statement.text}
      {statement.citations.map((citation) => (
        <span key={citation.anchor}>
          {" "}
          <button
            type="button"
            className={classList(styles.cite, citation.anchor === selection.anchor && styles.lit)}
            aria-pressed={citation.anchor === selection.anchor}
            aria-label={`${citation.name}: ${citation.title}`}
            title={citation.title}
            data-shows-span={citation.target.kind === "span" ? "" : undefined}
            onClick={() => selection.lightUp(citation)}
          >
            {citation.label}
          </button>
        </span>
      ))}
    </>
  );
}
