"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useRef } from "react";
import { LoadingLines } from "@/components/ui/loading-lines";
import { ReadState } from "@/components/ui/read-state";
import type { AnalysisSummaryDto } from "@/lib/domain/contracts/analysis";
import { AnalysisRun } from "./analysis-run";
import styles from "./analysis-tab.module.css";
import { EgressPreview } from "./egress-preview";
import { RunChoice } from "./run-choice";
import { SimilarIncidents } from "./similar-incidents";
import { useAnalyses } from "./use-analyses";
import { useHypothesisKeys } from "./use-hypothesis-keys";

const NO_RUNS: readonly AnalysisSummaryDto[] = [];

/** Ask an analyst, having seen what it would be given; and what those said who were asked. */
export function AnalysisTab({ incidentId }: { incidentId: string }) {
  const query = useAnalyses(incidentId);
  const root = useRef<HTMLDivElement>(null);
  useHypothesisKeys(root);
  const [linked, setLinked] = useQueryState("analysis", parseAsString);
  const [linkedBeside, setBeside] = useQueryState("beside", parseAsString);
  const runs = query.data ?? NO_RUNS;
  const shown = runs.find(({ id }) => id === linked)?.id ?? linked ?? runs[0]?.id ?? null;
  const beside = linkedBeside === shown ? null : linkedBeside;
  return (
    <div ref={root}>
      <EgressPreview incidentId={incidentId} onStarted={(id) => void setLinked(id)} />
      <SimilarIncidents incidentId={incidentId} />
      <section aria-label="Analyses">
        <ReadState
          query={query}
          what="The analyses"
          loading={<LoadingLines label="Loading the analyses" />}
          compact
        />
        <RunChoice
          runs={runs}
          shown={shown}
          beside={beside}
          onChoose={(id) => void setLinked(id)}
          onChooseBeside={(id) => void setBeside(id)}
        />
        {shown === null && query.data !== undefined ? (
          <p className={styles.none}>
            Nobody has been asked yet. The built-in analyst answers in seconds, on this machine.
          </p>
        ) : null}
        {shown === null ? null : (
          <div className={styles.sides} data-sides={beside === null ? 1 : 2}>
            <AnalysisRun
              key={shown}
              incidentId={incidentId}
              id={shown}
              compared={beside !== null}
            />
            {beside === null ? null : (
              <AnalysisRun key={`beside ${beside}`} incidentId={incidentId} id={beside} compared />
            )}
          </div>
        )}
      </section>
    </div>
  );
}
