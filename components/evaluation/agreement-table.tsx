import type { AgreementDto, KappaDto } from "@/lib/domain/contracts/verdict";
import styles from "./review-page.module.css";

/** How far people agree with each other, and with the machine. */
export function AgreementTable({ agreement }: { agreement: AgreementDto }) {
  const { cause, faultFamily, spans, withRanker } = agreement;
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>Agreement</h2>
      <table className={styles.facts} aria-label="Agreement">
        <thead>
          <tr>
            <th scope="col">On</th>
            <th scope="col">Cohen’s κ</th>
            <th scope="col">Agree</th>
            <th scope="col">By chance</th>
            <th scope="col">Pairs</th>
          </tr>
        </thead>
        <tbody>
          <KappaRow label="Cause, two people" kappa={cause} />
          <KappaRow label="Fault family, two people" kappa={faultFamily} />
          {withRanker === null ? null : (
            <KappaRow label="Cause, person and first suspect" kappa={withRanker} />
          )}
        </tbody>
      </table>
      <p className={styles.note}>
        {spans === null
          ? "No two people have named root-cause spans of one incident yet."
          : `Root-cause spans overlap by ${percent(spans.jaccard)} (Jaccard), F1 ${spans.f1.toFixed(2)}, on average.`}
      </p>
    </section>
  );
}

function KappaRow({ label, kappa }: { label: string; kappa: KappaDto }) {
  const has = kappa.pairs > 0;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{kappa.kappa === null ? "–" : kappa.kappa.toFixed(2)}</td>
      <td>{has ? percent(kappa.observed) : "–"}</td>
      <td>{has ? percent(kappa.expected) : "–"}</td>
      <td>{kappa.pairs}</td>
    </tr>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
