"use client";

import { classList } from "@/components/ui/class-list";
import { CutLine } from "@/components/ui/cut-line";
import styles from "@/components/ui/facts.module.css";
import { LoadingLines } from "@/components/ui/loading-lines";
import { PageLink } from "@/components/ui/page-link";
import { ReadState } from "@/components/ui/read-state";
import stacked from "@/components/ui/stacked-table.module.css";
import { useCut } from "@/components/ui/use-cut";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { RetireCase } from "./retire-case";
import { useGoldSet } from "./use-review";

const FIRST_CASES = 50;
const NO_CASES: readonly never[] = [];

/** The cases that were frozen so far. */
export function GoldSetTable() {
  const gold = useGoldSet();
  const cases = gold.data?.items ?? NO_CASES;
  const cut = useCut(cases, FIRST_CASES);
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>Gold set</h2>
      <ReadState
        query={gold}
        what="The gold set"
        loading={<LoadingLines label="Loading the gold set" />}
        compact
      />
      {gold.isSuccess && cases.length === 0 ? (
        <p className={styles.note}>
          No case yet: freeze a verdict from the Verdict tab of its incident.
        </p>
      ) : null}
      {cases.length === 0 ? null : (
        <table className={classList(styles.facts, stacked.stacked)} aria-label="Gold set">
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
            {cut.shown.map((one) => (
              <tr key={one.id}>
                <th className={stacked.lead} scope="row">
                  {one.incident.startsWith("INC-") ? (
                    <PageLink href={`/incidents/${one.incident}?tab=verdict`}>{one.id}</PageLink>
                  ) : (
                    one.id
                  )}
                </th>
                <td className={styles.number} data-head="Version">
                  {one.version}
                </td>
                <td className={styles.next} data-head="Split">
                  {one.split}
                </td>
                <td data-head="Root service">{one.label.root_service ?? "no fault"}</td>
                <td data-head="Content">
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
      <CutLine cut={cut} noun="case" />
    </section>
  );
}
