"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsArrayOf, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import { EmptyState } from "@/components/ui/empty-state";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { LoadingLines } from "@/components/ui/loading-lines";
import { ReadState } from "@/components/ui/read-state";
import type { ComparisonDto } from "@/lib/domain/contracts/comparison";
import { COMPARISON_STATES } from "@/lib/domain/contracts/comparison-state";
import { compareTraces } from "@/lib/domain/contracts/trace-calls";
import { areTraceIds, toComparisonRows } from "@/lib/view-models/trace/to-comparison-rows";
import { comparisonParsers } from "./comparison-filters";
import styles from "./comparison-page.module.css";
import { ComparisonTable } from "./comparison-table";
import { ComparisonToolbar } from "./comparison-toolbar";
import { OutlierTable } from "./outlier-table";
import { StandoutTable } from "./standout-table";

/** Without what is alike on both sides: that is most of it. */
const DIFFERENT = ["added", "removed", "changed"] as const;
const STATES = parseAsArrayOf(parseAsStringLiteral(COMPARISON_STATES)).withDefault([...DIFFERENT]);

/** Two traces, or two sets of them, as one tree of operations with what differs. */
export function ComparisonPage() {
  const [sides, setSides] = useQueryStates(comparisonParsers);
  const [states, setStates] = useQueryState("show", STATES);
  const isAsked = sides.incident !== "" || (areTraceIds(sides.before) && areTraceIds(sides.after));
  const query = useQuery({
    queryKey: ["compare", sides],
    queryFn: ({ signal }) => fetchEndpoint(compareTraces, { query: givenOf(sides), signal }),
    enabled: isAsked,
    staleTime: 60_000,
  });
  return (
    <div className={styles.page}>
      <ComparisonToolbar
        sides={sides}
        onSides={(changed) => void setSides({ incident: "", ...changed })}
        states={states}
        onStates={(next) => void setStates(next)}
        comparison={query.data ?? null}
      />
      {isAsked ? (
        <ReadState
          query={query}
          what="The comparison"
          loading={<LoadingLines label="Loading the comparison" count={6} />}
        />
      ) : (
        <EmptyState title="Nothing to compare yet">
          Give the ids of a trace before and of a trace after, or open an incident and compare its
          healthy with its failing traces.
        </EmptyState>
      )}
      {query.data === undefined ? null : <Compared comparison={query.data} states={states} />}
    </div>
  );
}

function Compared({
  comparison,
  states,
}: {
  comparison: ComparisonDto;
  states: readonly ComparisonDto["rows"][number]["state"][];
}) {
  const rows = toComparisonRows(comparison, new Set(states));
  return (
    <>
      {comparison.reasons.length === 0 ? null : (
        <ul className={styles.reasons} aria-label="What could not be compared">
          {comparison.reasons.map((reason) => (
            <li key={reason}>! {reason}</li>
          ))}
        </ul>
      )}
      <StandoutTable standouts={comparison.standouts} />
      <OutlierTable outliers={comparison.outliers} />
      {rows.length === 0 ? (
        <EmptyState title="No difference of the kinds shown">
          Both sides do the same, as often, as fast and as well.
        </EmptyState>
      ) : (
        <ComparisonTable rows={rows} />
      )}
    </>
  );
}

function givenOf(sides: { before: string; after: string; incident: string }) {
  return sides.incident === ""
    ? { before: sides.before, after: sides.after }
    : { incident: sides.incident };
}
