"use client";

import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge";
import { fetchEndpoint } from "@/components/ui/fetch-endpoint";
import { PageLink } from "@/components/ui/page-link";
import { ReadState } from "@/components/ui/read-state";
import { Time } from "@/components/ui/time";
import { listSimilarIncidents } from "@/lib/domain/contracts/analysis-calls";
import type { SimilarIncidentDto, SimilarIncidentsDto } from "@/lib/domain/contracts/similarity";
import {
  causeText,
  foundText,
  noneText,
  TIER_NAMES,
} from "@/lib/view-models/analysis/similar-text";
import styles from "./similar-incidents.module.css";

const FRESH_MS = 60_000;

/** Incidents that looked like this one and whose cause is known. */
export function SimilarIncidents({ incidentId }: { incidentId: string }) {
  const query = useQuery({
    queryKey: ["incident", incidentId, "similar"],
    queryFn: ({ signal }) =>
      fetchEndpoint(listSimilarIncidents, { params: { incidentId }, signal }),
    staleTime: FRESH_MS,
  });
  return (
    <section className={styles.root} aria-label="Similar incidents">
      <ReadState
        query={query}
        what="Similar incidents"
        loading={<p className={styles.quiet}>Looking for incidents like this one…</p>}
        compact
      />
      {query.data === undefined ? null : <SimilarList found={query.data} />}
    </section>
  );
}

function SimilarList({ found }: { found: SimilarIncidentsDto }) {
  if (found.items.length === 0) return <p className={styles.quiet}>{noneText(found)}</p>;
  return (
    <details>
      <summary className={styles.summary}>{foundText(found)}</summary>
      <ul className={styles.list}>
        {found.items.map((similar) => (
          <li key={similar.incidentId} className={styles.item}>
            <SimilarIncident similar={similar} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function SimilarIncident({ similar }: { similar: SimilarIncidentDto }) {
  const { incidentId, title, openedAt, tier, reasons, cause, fix, notes } = similar;
  return (
    <>
      <p className={styles.head}>
        <Badge tone="verified">{TIER_NAMES[tier]}</Badge>
        <PageLink href={`/incidents/${incidentId}`}>{incidentId}</PageLink>
        <strong>{title}</strong>
        <span className={styles.quiet}>
          <Time unixMs={Date.parse(openedAt)} show="absolute" />
        </span>
      </p>
      <dl className={styles.facts}>
        <dt>Why alike</dt>
        <dd>{reasons.join(" · ")}</dd>
        <dt>Cause then</dt>
        <dd>
          {causeText(cause)} <span className={styles.quiet}>by {cause.author}</span>
        </dd>
        <dt>What helped</dt>
        <dd>
          {fix === null ? (
            <span className={styles.quiet}>nobody wrote it down</span>
          ) : (
            <>
              {fix.text} <span className={styles.quiet}>by {fix.by}</span>
            </>
          )}
        </dd>
        {notes === "" ? null : (
          <>
            <dt>Notes</dt>
            <dd>{notes}</dd>
          </>
        )}
      </dl>
    </>
  );
}
