"use client";

import { GitCompareArrows, Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useRowKeys } from "@/components/shell/use-row-keys";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { laterDialog } from "@/components/ui/later-dialog";
import { laterPart } from "@/components/ui/later-part";
import { LoadingLines } from "@/components/ui/loading-lines";
import { ReadState } from "@/components/ui/read-state";
import toolbar from "@/components/ui/toolbar.module.css";
import { toRunTrend } from "@/lib/view-models/evaluation/run-trend";
import { OutcomesTable } from "./outcomes-table";
import styles from "./run-list.module.css";
import { RunTable } from "./run-table";
import { useEvaluations } from "./use-evaluations";

/** Apart, since the library that draws it is a third of the page's code: the runs need not wait. */
const TrendChart = laterPart(() => import("./trend-chart").then((module) => module.TrendChart), {
  name: "The chart",
  loading: () => <div className={styles.chartRoom} />,
});

const StartRunDialog = laterDialog(
  () => import("./start-run-dialog").then((module) => module.StartRunDialog),
  "The form of a run",
);

/** Every run over the gold set: how its numbers went over time, and each of them in a row. */
export function RunList() {
  const router = useRouter();
  const runs = useEvaluations();
  const [isStarting, setStarting] = useState(false);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const scrollRef = useRef<HTMLDivElement>(null);
  useRowKeys(scrollRef);
  const [base, other] = picked;
  return (
    <>
      <div className={toolbar.bar}>
        <h1 className={toolbar.title}>Evaluations</h1>
        <span className={toolbar.aside}>
          <Button
            icon={<GitCompareArrows aria-hidden size={14} />}
            disabled={other === undefined}
            title="Tick two runs to compare them"
            onClick={() => router.push(`/evaluations/compare?base=${base}&with=${other}`)}
          >
            Compare
          </Button>
          <Button
            variant="solid"
            icon={<Play aria-hidden size={14} />}
            onPointerEnter={StartRunDialog.fetchAhead}
            onClick={() => setStarting(true)}
          >
            New run
          </Button>
        </span>
      </div>
      <div className={styles.body} ref={scrollRef} aria-busy={runs.isPending}>
        <ReadState
          query={runs}
          what="The runs"
          loading={<LoadingLines label="Loading the runs" count={6} />}
        />
        {runs.data?.length === 0 ? <NoRuns /> : null}
        {runs.data === undefined || runs.data.length === 0 ? null : (
          <>
            <TrendChart points={toRunTrend(runs.data)} />
            <RunTable runs={runs.data} picked={picked} onPick={setPicked} />
            <OutcomesTable />
          </>
        )}
      </div>
      <StartRunDialog open={isStarting} onClose={() => setStarting(false)} runs={runs.data ?? []} />
    </>
  );
}

function NoRuns() {
  return (
    <EmptyState title="No run yet">
      A run ranks every case of the gold set, asks the analyst about it, and holds both against what
      people said. Freeze a verdict into the gold set first, then start one.
    </EmptyState>
  );
}
