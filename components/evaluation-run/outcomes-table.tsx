"use client";

import { errorMessage } from "@/components/ui/api-error";
import styles from "@/components/ui/facts.module.css";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import { useIncidentOutcomes } from "./use-evaluations";

const NANO_PER_MS = 1e6;

/** What hypotheses were worth in practice, over incidents that have a verdict. */
export function OutcomesTable() {
  const outcomes = useIncidentOutcomes();
  if (outcomes.isError) return <p role="alert">{errorMessage(outcomes.error)}</p>;
  if (outcomes.data === undefined) return null;
  const { withAccepted, withoutAccepted, hypotheses, falseRate } = outcomes.data;
  const judged = Object.values(hypotheses).reduce((sum, count) => sum + count, 0);
  return (
    <section className={styles.section} aria-labelledby="outcomes-title">
      <h2 className={styles.title} id="outcomes-title">
        Over real incidents
      </h2>
      <table className={styles.facts} data-narrow aria-labelledby="outcomes-title">
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
              <th scope="row">{term}</th>
              <td className={styles.number}>{incidents}</td>
              <td className={styles.number}>{timeText(diagnosisMs)}</td>
              <td className={styles.number}>
                {timeText(mitigationMs)}
                {mitigationMs === null ? null : ` (n = ${mitigated})`}
              </td>
              <td className={styles.number}>{timeText(resolutionMs)}</td>
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
