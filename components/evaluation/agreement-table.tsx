import { classList } from "@/components/ui/class-list";
import styles from "@/components/ui/facts.module.css";
import stacked from "@/components/ui/stacked-table.module.css";
import type { AgreementDto, KappaDto } from "@/lib/domain/contracts/verdict";

/** How far people agree with each other, and with the machine. */
export function AgreementTable({ agreement }: { agreement: AgreementDto }) {
  const { cause, faultFamily, spans, withRanker, withAnalyst } = agreement;
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>Agreement</h2>
      <table className={classList(styles.facts, stacked.stacked)} aria-label="Agreement">
        <thead>
          <tr>
            <th scope="col">On</th>
            <th className={styles.number} scope="col">
              Cohen’s κ
            </th>
            <th className={styles.number} scope="col">
              Agree
            </th>
            <th className={styles.number} scope="col">
              By chance
            </th>
            <th className={styles.number} scope="col">
              Pairs
            </th>
            <th className={styles.number} scope="col">
              Spans, Jaccard
            </th>
            <th className={styles.number} scope="col">
              Spans, F1
            </th>
          </tr>
        </thead>
        <tbody>
          <KappaRow label="Cause, two people" kappa={cause} spans={spans} />
          <KappaRow label="Fault family, two people" kappa={faultFamily} />
          {withRanker === null ? null : (
            <KappaRow
              label="Cause, person and first suspect"
              kappa={withRanker}
              spans={withRanker.spans}
            />
          )}
          {withAnalyst === null ? null : (
            <KappaRow
              label="Cause, person and first hypothesis"
              kappa={withAnalyst}
              spans={withAnalyst.spans}
            />
          )}
        </tbody>
      </table>
      <p className={styles.note}>
        {withRanker === null
          ? "What the machine says is left out: you label blind."
          : "How root-cause spans overlap is the mean over pairs that both name some; with the machine, in the traces where both do."}
      </p>
    </section>
  );
}

interface KappaRowProps {
  label: string;
  kappa: KappaDto;
  spans?: AgreementDto["spans"];
}

function KappaRow({ label, kappa, spans = null }: KappaRowProps) {
  const has = kappa.pairs > 0;
  return (
    <tr>
      <th className={stacked.lead} scope="row">
        {label}
      </th>
      <td className={styles.number} data-head="Cohen’s κ">
        {kappa.kappa === null ? "–" : kappa.kappa.toFixed(2)}
      </td>
      <td className={styles.number} data-head="Agree">
        {has ? percent(kappa.observed) : "–"}
      </td>
      <td className={styles.number} data-head="By chance">
        {has ? percent(kappa.expected) : "–"}
      </td>
      <td className={styles.number} data-head="Pairs">
        {kappa.pairs}
      </td>
      <td className={styles.number} data-head="Spans, Jaccard">
        {spans === null ? "–" : percent(spans.jaccard)}
      </td>
      <td className={styles.number} data-head="Spans, F1">
        {spans === null ? "–" : spans.f1.toFixed(2)}
      </td>
    </tr>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
