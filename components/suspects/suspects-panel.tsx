"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { PanelHeader } from "@/components/ui/panel";
import { ReadState } from "@/components/ui/read-state";
import { Time } from "@/components/ui/time";
import type { SuspectsDto } from "@/lib/domain/contracts/suspects";
import { formatCount } from "@/lib/view-models/format/format-count";
import type { SuspectsView } from "@/lib/view-models/suspects/to-suspects-view";
import { NoneRow } from "./none-row";
import { NotSeen } from "./not-seen";
import { RankingVerdict } from "./ranking-verdict";
import { SuspectItem } from "./suspect-item";
import styles from "./suspects-panel.module.css";
import { SuspectsSkeleton } from "./suspects-skeleton";
import type { SuspectSelection } from "./use-suspect-selection";
import { isUnderWay } from "./use-suspects";

interface SuspectsPanelProps {
  query: UseQueryResult<SuspectsDto>;
  /** Of the query's data; null while there is none. */
  view: SuspectsView | null;
  selection: SuspectSelection;
}

/** Who may have caused the incident, in whatever state the ranking is. */
export function SuspectsPanel({ query, view, selection }: SuspectsPanelProps) {
  const { data } = query;
  return (
    <section className={styles.section} aria-label="Suspects" aria-busy={isUnderWay(data)}>
      <PanelHeader title="Suspects" note={<RankedNote suspects={data} />}>
        <span className={styles.keys}>
          <kbd>1</kbd>–<kbd>9</kbd>
        </span>
      </PanelHeader>
      <ReadState
        query={query}
        what="The suspects"
        loading={<SuspectsSkeleton word="Loading the suspects" />}
        compact
      />
      {data?.progress.state === "failed" ? (
        <ErrorState
          compact
          title="The suspects could not be ranked."
          message={data.progress.reason ?? ""}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : null}
      <SuspectsBody query={query} view={view} selection={selection} />
    </section>
  );
}

function SuspectsBody({ query, view, selection }: SuspectsPanelProps) {
  const { data } = query;
  if (data === undefined || view === null) return null;
  if (data.rankedAt === null) {
    const { state } = data.progress;
    return state === "failed" ? null : <SuspectsSkeleton word={PROGRESS[state]} isSpoken />;
  }
  const isNobody = view.status === "abstained";
  // Of nobody there is nothing to be none of.
  const isEmpty = view.suspects.length === 0;
  return (
    <>
      <RankingVerdict view={view} />
      {isNobody && !isEmpty ? <NoneRow view={view} /> : null}
      <SuspectList view={view} selection={selection} />
      {isNobody ? null : <NoneRow view={view} />}
      <NotSeen view={view} />
    </>
  );
}

function SuspectList({ view, selection }: { view: SuspectsView; selection: SuspectSelection }) {
  const [showsAll, setShowsAll] = useState(false);
  const leads = Math.max(view.leadCount, selection.openRank);
  const shown = showsAll ? view.suspects : view.suspects.slice(0, leads);
  const rest = view.suspects.length - shown.length;
  return (
    <>
      <ol className={styles.list} aria-label="Suspects by rank">
        {shown.map((suspect) => (
          <SuspectItem key={suspect.rank} suspect={suspect} selection={selection} />
        ))}
      </ol>
      {rest === 0 ? null : (
        <button type="button" className={styles.rest} onClick={() => setShowsAll(true)}>
          {formatCount(rest)} more, each less likely
        </button>
      )}
    </>
  );
}

const PROGRESS: Readonly<Record<SuspectsDto["progress"]["state"], string>> = {
  done: "Ranked",
  queued: "The evidence is looked through",
  reading: "Traces, logs and metrics are read",
  comparing: "Failing traces are compared with healthy ones",
  failed: "Failed",
};

function RankedNote({ suspects }: { suspects: SuspectsDto | undefined }) {
  if (suspects === undefined) return null;
  if (isUnderWay(suspects)) return <span role="status">ranking…</span>;
  const { rankedAt } = suspects;
  if (rankedAt === null) return null;
  return (
    <>
      ranked <Time unixMs={Date.parse(rankedAt)} />
    </>
  );
}
