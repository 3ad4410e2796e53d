import styles from "@/components/ui/facts.module.css";
import type { RunSummary } from "@/lib/domain/evaluation-summary";

/** What simple methods make of the same cases: what the ranking has to beat. */
export function SimpleMethods({ summary }: { summary: RunSummary }) {
  const numberOf = (key: string) => summary.measures.find((one) => one.key === key)?.value ?? null;
  const own = {
    name: "this run",
    ac1: numberOf("ranker.service.ac1"),
    ac3: numberOf("ranker.service.ac3"),
    mrr: numberOf("ranker.service.mrr"),
  };
  const others = [...summary.simple].sort((a, b) => b.mrr - a.mrr);
  return (
    <section className={styles.section} aria-labelledby="simple-title">
      <h2 className={styles.title} id="simple-title">
        Beside simple methods, by service
      </h2>
      <table className={styles.facts} aria-labelledby="simple-title">
        <thead>
          <tr>
            <th scope="col">Method</th>
            {["AC@1", "AC@3", "MRR"].map((label) => (
              <th key={label} scope="col" className={styles.number}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[own, ...others].map(({ name, ac1, ac3, mrr }) => (
            <tr key={name}>
              <th scope="row">
                {name === own.name ? <strong>{name}</strong> : name.replaceAll("-", " ")}
              </th>
              {[ac1, ac3, mrr].map((value, i) => (
                <td key={["ac1", "ac3", "mrr"][i]} className={styles.number}>
                  {value === null ? "–" : value.toFixed(2)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
