"use client";

import { ArrowLeftRight } from "lucide-react";
import { parseAsString, useQueryStates } from "nuqs";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadingLines } from "@/components/ui/loading-lines";
import header from "@/components/ui/page-header.module.css";
import { PageLink } from "@/components/ui/page-link";
import { ReadState } from "@/components/ui/read-state";
import toolbar from "@/components/ui/toolbar.module.css";
import type {
  EvaluationComparisonDto,
  EvaluationSummaryDto,
} from "@/lib/domain/contracts/evaluation";
import { analystText, goldSetText, rankerText } from "@/lib/view-models/evaluation/run-text";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import { ChangedCases } from "./changed-cases";
import styles from "./comparison-page.module.css";
import { DifferenceTable } from "./difference-table";
import { useEvaluationComparison } from "./use-evaluations";

const VIEW = { base: parseAsString.withDefault(""), with: parseAsString.withDefault("") };

/** Two runs over the same cases: what became better and worse, and in which cases. */
export function ComparisonPage() {
  const [view, setView] = useQueryStates(VIEW);
  const found = useEvaluationComparison(view.base, view.with);
  return (
    <>
      <div className={toolbar.bar}>
        <PageLink href="/evaluations" className={header.up}>
          Evaluations
        </PageLink>
        <h1 className={toolbar.title}>Two runs compared</h1>
        <span className={toolbar.aside}>
          <Button
            icon={<ArrowLeftRight aria-hidden size={14} />}
            disabled={found.data === undefined}
            onClick={() => void setView({ base: view.with, with: view.base })}
          >
            Swap
          </Button>
        </span>
      </div>
      <div className={styles.body} aria-busy={found.isFetching}>
        {view.base === "" || view.with === "" ? (
          <EmptyState title="Two runs are needed">
            Tick two runs in the <PageLink href="/evaluations">list</PageLink>, then press Compare.
          </EmptyState>
        ) : (
          <ReadState
            query={found}
            what="The comparison"
            loading={<LoadingLines label="Loading the comparison" count={6} />}
          />
        )}
        {found.data === undefined ? null : <Comparison {...found.data} />}
      </div>
    </>
  );
}

function Comparison({ base, other, comparison }: EvaluationComparisonDto) {
  const { paired, unpaired, measures, cases } = comparison;
  return (
    <>
      <dl className={styles.runs}>
        <RunFacts term="Base" run={base} />
        <RunFacts term="Other" run={other} />
      </dl>
      <p className={styles.paired}>
        {formatCountOf(paired, "case")} in both with the same content.
        {unpaired.length === 0 ? "" : ` Left out: ${unpaired.join(", ")}.`}
      </p>
      <div className={styles.halves}>
        <ChangedCases cases={cases} baseId={base.id} otherId={other.id} />
        <DifferenceTable measures={measures} />
      </div>
    </>
  );
}

function RunFacts({ term, run }: { term: string; run: EvaluationSummaryDto }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <PageLink href={`/evaluations/${run.id}`}>{run.name}</PageLink>
        <span>
          {rankerText(run)} · {analystText(run)} · gold set {goldSetText(run)}
        </span>
      </dd>
    </div>
  );
}
