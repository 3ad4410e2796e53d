"use client";

import { classList } from "@/components/ui/class-list";
import { CutLine } from "@/components/ui/cut-line";
import { PageLink } from "@/components/ui/page-link";
import stacked from "@/components/ui/stacked-table.module.css";
import { Term } from "@/components/ui/term";
import { useCut } from "@/components/ui/use-cut";
import type { DivergenceDto, GraphDto } from "@/lib/domain/contracts/trace";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import { shortenId } from "@/lib/view-models/format/shorten-id";
import { pathText, toDivergenceRows } from "@/lib/view-models/graph/to-divergence-rows";
import styles from "./evidence-table.module.css";

interface DivergenceTableProps {
  traceId: string;
  graph: Pick<GraphDto, "divergences" | "comparison">;
  onSelectSpan: (nodeId: string) => void;
}

/** Where the trace departs from healthy ones of its incident, and with which it was compared. */
export function DivergenceTable({ traceId, graph, onSelectSpan }: DivergenceTableProps) {
  const { comparison } = graph;
  if (comparison === null) {
    return (
      <div className={styles.root}>
        <p className={styles.words}>
          No incident keeps this trace as evidence, so that there are no healthy traces to compare
          it with.
        </p>
      </div>
    );
  }
  const rows = toDivergenceRows(graph.divergences);
  const [nearest] = comparison.references;
  return (
    <div className={styles.root}>
      {comparison.reasons.length === 0 ? null : (
        <ul className={styles.reasons} aria-label="What could not be compared">
          {comparison.reasons.map((reason) => (
            <li key={reason}>! {reason}</li>
          ))}
        </ul>
      )}
      <p className={styles.words}>
        <Term name="divergence">Divergence</Term> from{" "}
        {formatCountOf(comparison.references.length, "healthy trace")}
        {nearest === undefined ? "." : ", the nearest of them "}
        {nearest === undefined ? null : (
          <PageLink href={`/compare?before=${nearest.traceId}&after=${traceId}`}>
            {shortenId(nearest.traceId)}, side by side
          </PageLink>
        )}
      </p>
      {rows.length === 0 ? (
        <p className={styles.words}>It does what they do: no difference that they agree on.</p>
      ) : (
        <DivergenceRows rows={rows} onSelectSpan={onSelectSpan} />
      )}
    </div>
  );
}

interface DivergenceRowsProps {
  rows: ReturnType<typeof toDivergenceRows>;
  onSelectSpan: (nodeId: string) => void;
}

const FIRST_ROWS = 100;

function DivergenceRows({ rows, onSelectSpan }: DivergenceRowsProps) {
  const cut = useCut(rows, FIRST_ROWS);
  return (
    <>
      <table className={classList(styles.table, stacked.stacked)} aria-label="Divergences">
        <thead>
          <tr>
            <th scope="col">Mark</th>
            <th scope="col">Kind</th>
            <th scope="col">Where</th>
            <th scope="col">What differs</th>
            <th scope="col">Healthy agree</th>
          </tr>
        </thead>
        <tbody>
          {cut.shown.map((row) => (
            <DivergenceRow key={row.key} row={row.divergence} onSelectSpan={onSelectSpan} />
          ))}
        </tbody>
      </table>
      <CutLine cut={cut} noun="divergence" />
    </>
  );
}

interface DivergenceRowProps {
  row: DivergenceDto;
  onSelectSpan: (nodeId: string) => void;
}

function DivergenceRow({ row, onSelectSpan }: DivergenceRowProps) {
  const [spanId] = row.spanIds;
  const marks = [row.isEarliest ? "◇ first" : "", row.isDeepest ? "◇ deepest" : ""];
  return (
    <tr data-shown={row.isEarliest || row.isDeepest}>
      <td>{marks.filter((mark) => mark !== "").join(", ")}</td>
      <td>{row.kind}</td>
      <td className={stacked.lead} title={pathText(row)}>
        {spanId === undefined ? (
          lastStep(row)
        ) : (
          <button type="button" className={styles.select} onClick={() => onSelectSpan(spanId)}>
            {lastStep(row)}
          </button>
        )}
      </td>
      <td className={stacked.whole}>{row.statement}</td>
      <td data-head="Healthy agree">
        {row.support} of {row.of}
      </td>
    </tr>
  );
}

function lastStep({ path }: DivergenceDto): string {
  const step = path.at(-1);
  return step === undefined ? "the trace" : `${step.service} ${step.name}`;
}
