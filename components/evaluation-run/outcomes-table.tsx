"use client";

import { classList } from "@/components/ui/class-list";
import styles from "@/components/ui/facts.module.css";
import { LoadingLines } from "@/components/ui/loading-lines";
import { ReadState } from "@/components/ui/read-state";
import stacked from "@/components/ui/stacked-table.module.css";
import type { IncidentOutcomesDto } from "@/lib/domain/contracts/evaluation";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import { useIncidentOutcomes } from "./use-evaluations";

const NANO_PER_MS = 1e6;

/** What hypotheses were worth in practice, over incidents that have a verdict. */
export function OutcomesTable() {
  const outcomes = useIncidentOutcomes();
  return (
    <>
      <ReadState
        query={outcomes}
        what="What hypotheses were worth"
        loading={<LoadingLines label="Loading what hypotheses were worth" />}
        compact
      />
      {outcomes.data === undefined ? null : <Outcomes outcomes={outcomes.data} />}
    </>
  );
}

function Outcomes({ outcomes }: { outcomes: IncidentOutcomesDto }) {
  const { withAccepted, withoutAccepted, hypotheses, falseRate } = outcomes;
  const judged = Object.values(hypotheses).reduce((sum, count) => sum + count, 0);
  return (
    <section className={styles.section} aria-labelledby="outcomes-title">
      <h2 className={styles.title} id="outcomes-title">
        Over real incidents
      </h2>
      <table
        className={classList(styles.facts, stacked.stacked)}
        data-narrow
        aria-labelledby="outcomes-title"
      >
        <thead>
          <tr>
            <th scope="col">Diagnosed</th>
            <th scope="col" className={styles.number}>
              Incidents
            </th>
            <th scope="col" className={styles.number}>
              Median to the verdict
            </th>
            <th
              scope="col"
              className={styles.number}
              title="Until it was mitigated, or resolved where nobody said that it was mitigated"
            >
              Median until mitigated
            </th>
            <th scope="col" className={styles.number}>
              Median until resolved
            </th>
          </tr>
        </thead>
        <tbody>
          {[
            { term: "with an accepted hypothesis", ...withAccepted },
            { term: "without one", ...withoutAccepted },
          ].map(({ term, incidents, diagnosisMs, mitigated, mitigationMs, resolutionMs }) => (
            <tr key={term}>
              <th className={stacked.lead} scope="row">
                {term}
              </th>
              <td className={styles.number} data-head="Incidents">
                {incidents}
              </td>
              <td className={styles.number} data-head="Median to the verdict">
                {timeText(diagnosisMs)}
              </td>
              <td className={styles.number} data-head="Median until mitigated">
                {timeText(mitigationMs)}
                {mitigationMs === null ? null : ` (n = ${mitigated})`}
              </td>
              <td className={styles.number} data-head="Median until resolved">
                {timeText(resolutionMs)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        {falseRate === null
          ? "No hypothesis was judged yet: a verdict says of each whether it is right."
          : `${formatCountOf(judged, "hypothesis was", "hypotheses were")} judged: ${hypotheses.confirmed} confirmed, ${hypotheses["not-quite"]} not quite, ${hypotheses.wrong} wrong (${Math.round(falseRate * 100)} %), ${hypotheses["insufficient-evidence"]} without enough evidence.`}
      </p>
    </section>
  );
}

function timeText(ms: number | null): string {
  return ms === null ? "–" : formatDuration(ms * NANO_PER_MS);
}
