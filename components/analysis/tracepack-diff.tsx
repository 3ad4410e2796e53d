"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { classList } from "@/components/ui/class-list";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { LoadingLines } from "@/components/ui/loading-lines";
import { ReadState } from "@/components/ui/read-state";
import stacked from "@/components/ui/stacked-table.module.css";
import { useTimeZone } from "@/components/ui/time-zone";
import type { AnalysisSummaryDto, TracepackDiffDto } from "@/lib/domain/contracts/analysis";
import { diffIncidentTracepacks } from "@/lib/domain/contracts/analysis-calls";
import { formatDateTimeWithOffset } from "@/lib/view-models/format/format-time";
import styles from "./tracepack-diff.module.css";
import { useAnalyses } from "./use-analyses";

/** How the packs of two runs differ, entry by entry. */
export function TracepackDiff({ incidentId }: { incidentId: string }) {
  const runs = (useAnalyses(incidentId).data ?? []).filter((run) => run.tracepackHash !== null);
  const [before, setBefore] = useState<string | null>(null);
  const [after, setAfter] = useState<string | null>(null);
  const packs = [...new Set(runs.map((run) => run.tracepackHash ?? ""))];
  if (runs.length < 2) return null;
  const left = before ?? packs[1] ?? "";
  const right = after ?? packs[0] ?? "";
  return (
    <section aria-label="Compare two runs">
      <h2 className={styles.title}>Compare what two runs were given</h2>
      {packs.length < 2 ? (
        <p className={styles.words}>All {runs.length} runs were given the same pack.</p>
      ) : (
        <>
          <div className={styles.choice}>
            <RunSelect label="Before" runs={runs} value={left} onChange={setBefore} />
            <RunSelect label="After" runs={runs} value={right} onChange={setAfter} />
          </div>
          <Differences incidentId={incidentId} before={left} after={right} />
        </>
      )}
    </section>
  );
}

interface RunSelectProps {
  label: string;
  runs: readonly AnalysisSummaryDto[];
  value: string;
  onChange: (hash: string) => void;
}

function RunSelect({ label, runs, value, onChange }: RunSelectProps) {
  const { timeZone } = useTimeZone();
  const byHash = new Map(runs.map((run) => [run.tracepackHash ?? "", run]));
  return (
    <label className={styles.label}>
      {label}
      <select
        className={styles.select}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {[...byHash].map(([hash, run]) => (
          <option key={hash} value={hash}>
            {hash.slice(0, 8)} · {formatDateTimeWithOffset(Date.parse(run.requestedAt), timeZone)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Differences(props: { incidentId: string; before: string; after: string }) {
  const { incidentId, before, after } = props;
  const query = useQuery({
    queryKey: ["tracepack-diff", incidentId, before, after],
    queryFn: ({ signal }) =>
      fetchEndpoint(diffIncidentTracepacks, {
        params: { incidentId },
        query: { before, after },
        signal,
      }),
  });
  if (query.data === undefined) {
    return (
      <ReadState
        query={query}
        what="Their difference"
        loading={<LoadingLines label="Loading the difference" />}
        compact
      />
    );
  }
  return query.data.items.length === 0 ? (
    <p className={styles.words}>They were given the same.</p>
  ) : (
    <DifferenceTable items={query.data.items} />
  );
}

function DifferenceTable({ items }: TracepackDiffDto) {
  return (
    <table className={classList(styles.table, stacked.stacked)}>
      <thead>
        <tr>
          <th scope="col">List</th>
          <th scope="col">Entry</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ list, name, before, after }) => (
          <tr key={`${list} ${name}`}>
            <td data-head="List">{list}</td>
            <td className={classList(styles.mono, stacked.lead)}>{name}</td>
            <td className={classList(styles.mono, stacked.whole)} data-head="Before">
              {before ?? "–"}
            </td>
            <td className={classList(styles.mono, stacked.whole)} data-head="After">
              {after ?? "–"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
