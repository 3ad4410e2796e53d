"use client";

import { ROW_LINK } from "@/components/shell/use-row-keys";
import { classList } from "@/components/ui/class-list";
import { CutLine } from "@/components/ui/cut-line";
import table from "@/components/ui/data-table.module.css";
import { PageLink } from "@/components/ui/page-link";
import { ServiceName } from "@/components/ui/service-dot";
import { useCut } from "@/components/ui/use-cut";
import type { CaseLineDto } from "@/lib/domain/contracts/evaluation";
import { formatMeasure, measureTitle } from "@/lib/view-models/evaluation/format-measure";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import styles from "./case-table.module.css";

interface CaseTableProps {
  runId: string;
  lines: readonly CaseLineDto[];
  /** Of all that there are. */
  of: number;
  /** The measure that they are sorted by; empty for none. */
  measure: string;
}

const FIRST_ROWS = 200;

/** Cases of a run in rows, each a link to what was expected and what was said. */
export function CaseTable({ runId, lines, of, measure }: CaseTableProps) {
  const cut = useCut(lines, FIRST_ROWS);
  return (
    <div className={classList(table.scroll, styles.scroll)}>
      <table className={table.table} aria-label="Cases">
        <thead>
          <tr>
            <th className={table.lead} scope="col">
              Case
            </th>
            <th className={classList(styles.service, table.half)} scope="col">
              Expected
            </th>
            <th className={classList(styles.named, table.half)} scope="col">
              Ranking named first
            </th>
            <th className={classList(styles.rank, table.number)} scope="col">
              Cause at
            </th>
            <th className={classList(styles.rank, table.number)} scope="col">
              Span F1
            </th>
            <th className={classList(styles.family, table.spare)} scope="col">
              Fault family
            </th>
            <th className={classList(styles.difficulty, table.spare)} scope="col">
              Difficulty
            </th>
            {measure === "" ? null : (
              <th className={classList(styles.measure, table.number)} scope="col">
                {measureTitle(measure)}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {cut.shown.map((line) => (
            <CaseRow key={line.caseId} runId={runId} line={line} measure={measure} />
          ))}
        </tbody>
      </table>
      <CutLine cut={cut} noun="case" />
      <div className={table.foot}>
        {formatCountOf(lines.length, "case")} of {of}
        {measure === "" ? "" : ", those that pull the number down first"}
      </div>
    </div>
  );
}

interface CaseRowProps {
  runId: string;
  line: CaseLineDto;
  measure: string;
}

function CaseRow({ runId, line, measure }: CaseRowProps) {
  const { caseId, expected, named, rank, measures } = line;
  return (
    <tr className={table.row}>
      <td className={table.lead}>
        <PageLink
          href={`/evaluations/${runId}/cases/${caseId}`}
          className={table.link}
          {...ROW_LINK}
          title={caseId}
        >
          {caseId}
        </PageLink>
      </td>
      <td className={classList(styles.service, table.half)}>
        {expected === null ? "no fault" : <ServiceName service={expected} />}
      </td>
      <td className={classList(styles.named, table.half)} title={named ?? ""}>
        {named ?? <span className={table.muted}>nobody</span>}
      </td>
      <td className={classList(styles.rank, table.number)} data-missed={rank !== 1}>
        {expected === null ? "–" : (rank ?? "not named")}
      </td>
      <td className={classList(styles.rank, table.number)}>
        {formatMeasure("ranker.spans.f1", measures["ranker.spans.f1"] ?? null)}
      </td>
      <td
        className={classList(styles.family, table.half, table.spare, table.muted)}
        data-head="Fault family"
      >
        {line.faultFamily}
      </td>
      <td
        className={classList(styles.difficulty, table.half, table.spare, table.muted)}
        data-head="Difficulty"
      >
        {line.difficulty}
      </td>
      {measure === "" ? null : (
        <td className={classList(styles.measure, table.number)}>
          {formatMeasure(measure, measures[measure] ?? null)}
        </td>
      )}
    </tr>
  );
}
