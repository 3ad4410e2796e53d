import { Badge, type Tone } from "@/components/ui/badge";
import { classList } from "@/components/ui/class-list";
import styles from "@/components/ui/facts.module.css";
import { PageLink } from "@/components/ui/page-link";
import stacked from "@/components/ui/stacked-table.module.css";
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
      <table className={classList(styles.facts, stacked.stacked)} aria-labelledby="changed-title">
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
              <th className={stacked.lead} scope="row">
                {caseId}
              </th>
              <td>
                <Badge tone={TONES[change]}>{change}</Badge>
              </td>
              <td className={styles.lines} data-head="Ranking: base, then other">
                <PageLink href={`/evaluations/${baseId}/cases/${caseId}`}>{base}</PageLink>
                <PageLink href={`/evaluations/${otherId}/cases/${caseId}`}>{other}</PageLink>
              </td>
              <td className={styles.lines} data-head="What changed">
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
