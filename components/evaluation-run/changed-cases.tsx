import { Badge, type Tone } from "@/components/ui/badge";
import styles from "@/components/ui/facts.module.css";
import { PageLink } from "@/components/ui/page-link";
import type { CaseChange, RunComparison } from "@/lib/domain/evaluation-summary";
import { formatMeasure, measureTitle } from "@/lib/view-models/evaluation/format-measure";

const TONES: Readonly<Record<CaseChange, Tone>> = {
  regressed: "error",
  mixed: "warning",
  improved: "verified",
  same: "neutral",
};

interface ChangedCasesProps {
  cases: RunComparison["cases"];
  baseId: string;
  otherId: string;
}

/** Every case of both runs, the regressed first, with what changed and a way to both answers. */
export function ChangedCases({ cases, baseId, otherId }: ChangedCasesProps) {
  return (
    <section className={styles.section} aria-labelledby="changed-title">
      <h2 className={styles.title} id="changed-title">
        Cases, the regressed first
      </h2>
      <table className={styles.facts} aria-labelledby="changed-title">
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col">Change</th>
            <th scope="col">Ranking: base, then other</th>
            <th scope="col">What changed</th>
          </tr>
        </thead>
        <tbody>
          {cases.map(({ caseId, change, changed, base, other }) => (
            <tr key={caseId}>
              <th scope="row">{caseId}</th>
              <td>
                <Badge tone={TONES[change]}>{change}</Badge>
              </td>
              <td className={styles.lines}>
                <PageLink href={`/evaluations/${baseId}/cases/${caseId}`}>{base}</PageLink>
                <PageLink href={`/evaluations/${otherId}/cases/${caseId}`}>{other}</PageLink>
              </td>
              <td className={styles.lines}>
                {changed.length === 0 ? <span className={styles.muted}>nothing</span> : null}
                {changed.map((one) => (
                  <div key={one.key}>
                    {measureTitle(one.key)} {formatMeasure(one.key, one.base)} →{" "}
                    {formatMeasure(one.key, one.other)}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
