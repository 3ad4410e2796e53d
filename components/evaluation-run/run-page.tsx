"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useRef } from "react";
import { useRowKeys } from "@/components/shell/use-row-keys";
import { EmptyState } from "@/components/ui/empty-state";
import { laterPart } from "@/components/ui/later-part";
import { LoadingLines } from "@/components/ui/loading-lines";
import page from "@/components/ui/page-body.module.css";
import { ReadState } from "@/components/ui/read-state";
import { UnreadTitle } from "@/components/ui/unread-title";
import type { EvaluationDto } from "@/lib/domain/contracts/evaluation";
import { GROUPINGS } from "@/lib/domain/grouping";
import { casesBehind } from "@/lib/view-models/evaluation/case-lines";
import { toMeasureRows } from "@/lib/view-models/evaluation/measure-rows";
import { isRunning } from "@/lib/view-models/evaluation/run-text";
import { shortenId } from "@/lib/view-models/format/shorten-id";
import { CaseTable } from "./case-table";
import { GroupTable } from "./group-table";
import { MeasureTable } from "./measure-table";
import { RunHeader } from "./run-header";
import styles from "./run-page.module.css";
import { SimpleMethods } from "./simple-methods";
import { useEvaluation } from "./use-evaluations";

/** What of a run is looked at; kept in the link. */
const VIEW = {
  measure: parseAsString.withDefault(""),
  by: parseAsStringLiteral(GROUPINGS).withDefault("faultFamily"),
  group: parseAsString.withDefault(""),
};

/** Apart, since the library that draws it is a third of the page's code: the numbers need not wait. */
const ReliabilityChart = laterPart(
  () => import("./reliability-chart").then((module) => module.ReliabilityChart),
  { name: "The chart", loading: () => <div className={styles.chartRoom} /> },
);

/** One run: its numbers in all and by sort of case, and the cases behind each. */
export function RunPage({ runId }: { runId: string }) {
  const run = useEvaluation(runId);
  return (
    <div className={page.body}>
      {run.data === undefined ? <UnreadTitle>Run {shortenId(runId)}</UnreadTitle> : null}
      <ReadState
        query={run}
        what="The run"
        loading={<LoadingLines label="Loading the run" count={6} />}
      />
      {run.data === undefined ? null : <KnownRun run={run.data} />}
    </div>
  );
}

function KnownRun({ run }: { run: EvaluationDto }) {
  return (
    <>
      <RunHeader run={run} />
      {run.lines.length === 0 ? <NothingYet run={run} /> : <Numbers run={run} />}
    </>
  );
}

function NothingYet({ run }: { run: EvaluationDto }) {
  return (
    <EmptyState title={isRunning(run) ? "No case is judged yet" : "No case was judged"}>
      {isRunning(run)
        ? "The work is done in the background, case by case; the numbers come as it goes on."
        : (run.failure ?? "The run ended before its first case.")}
    </EmptyState>
  );
}

function Numbers({ run }: { run: EvaluationDto }) {
  const [view, setView] = useQueryStates(VIEW);
  const listRef = useRef<HTMLDivElement>(null);
  useRowKeys(listRef);
  const { summary, lines } = run;
  const { measure, by, group } = view;
  const shown = casesBehind(lines, {
    measure,
    group: group === "" ? null : { by, name: group },
  });
  return (
    <>
      <div className={styles.grid}>
        <MeasureTable
          rows={toMeasureRows(summary.measures)}
          chosen={measure}
          onChoose={(key) => void setView({ measure: key })}
        />
        <div className={styles.side}>
          {summary.calibration.ranker === null ? null : (
            <ReliabilityChart
              title="Ranking"
              calibration={summary.calibration.ranker}
              colour="var(--selection)"
            />
          )}
          {summary.calibration.analyst === null ? null : (
            <ReliabilityChart
              title="Analyst"
              calibration={summary.calibration.analyst}
              colour="var(--machine)"
            />
          )}
        </div>
        <div className={styles.side}>
          <GroupTable
            groups={summary.groups}
            by={by}
            onBy={(next) => void setView({ by: next, group: "" })}
            chosen={group}
            onChoose={(name) => void setView({ group: name })}
          />
          <SimpleMethods summary={summary} />
        </div>
      </div>
      <div ref={listRef}>
        <CaseTable runId={run.id} lines={shown} of={lines.length} measure={measure} />
      </div>
    </>
  );
}
