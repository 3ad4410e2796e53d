"use client";

import { errorMessage } from "@/components/ui/api-error";
import styles from "@/components/ui/facts.module.css";
import { PageLink } from "@/components/ui/page-link";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { RetireCase } from "./retire-case";
import { useGoldSet } from "./use-review";

/** The cases that were frozen so far. */
export function GoldSetTable() {
  const gold = useGoldSet();
  const cases = gold.data?.items ?? [];
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>Gold set</h2>
      {gold.isError ? <p role="alert">{errorMessage(gold.error)}</p> : null}
      {gold.isSuccess && cases.length === 0 ? (
        <p className={styles.note}>
          No case yet: freeze a verdict from the Verdict tab of its incident.
        </p>
      ) : null}
      {cases.length === 0 ? null : (
        <table className={styles.facts} aria-label="Gold set">
          <thead>
            <tr>
              <th scope="col">Case</th>
              <th className={styles.number} scope="col">
                Version
              </th>
              <th className={styles.next} scope="col">
                Split
              </th>
              <th scope="col">Root service</th>
              <th scope="col">Content</th>
              <th scope="col">
                <VisuallyHidden>Retire</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {cases.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  {one.incident.startsWith("INC-") ? (
                    <PageLink href={`/incidents/${one.incident}?tab=verdict`}>{one.id}</PageLink>
                  ) : (
                    one.id
                  )}
                </th>
                <td className={styles.number}>{one.version}</td>
                <td className={styles.next}>{one.split}</td>
                <td>{one.label.root_service ?? "no fault"}</td>
                <td>
                  <code title={one.contentHash}>{one.contentHash.slice(0, 10)}</code>
                </td>
                <td>
                  <RetireCase caseId={one.id} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
