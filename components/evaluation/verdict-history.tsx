"use client";

import type { ReactNode } from "react";
import table from "@/components/evidence/evidence-table.module.css";
import { Badge } from "@/components/ui/badge";
import { classList } from "@/components/ui/class-list";
import stacked from "@/components/ui/stacked-table.module.css";
import { Time } from "@/components/ui/time";
import type { VerdictDto } from "@/lib/domain/contracts/verdict";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import styles from "./verdict-history.module.css";

interface VerdictHistoryProps {
  verdicts: readonly VerdictDto[];
  /** The number of the one that counts. */
  standing: number | null;
  action: ReactNode;
}

/** Every version that was given, the newest first. */
export function VerdictHistory({ verdicts, standing, action }: VerdictHistoryProps) {
  return (
    <section className={styles.root} aria-label="Versions of the verdict">
      <header className={styles.head}>
        <h3 className={styles.title}>{formatCountOf(verdicts.length, "version")}</h3>
        {action}
      </header>
      <table className={classList(table.table, stacked.stacked)}>
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">By</th>
            <th scope="col">Given</th>
            <th scope="col">Cause</th>
            <th scope="col">Family</th>
            <th scope="col">Certainty</th>
            <th scope="col">Mechanism</th>
          </tr>
        </thead>
        <tbody>
          {verdicts.map((verdict) => (
            <tr key={verdict.number} data-shown={verdict.number === standing}>
              <td data-head="Version">
                {verdict.version}{" "}
                {verdict.number === standing ? <Badge tone="verified">stands</Badge> : null}
              </td>
              <td data-head="By">
                {verdict.author}
                {verdict.role === "adjudication" ? ", settling" : ""}
                {verdict.isBlind ? ", blind" : ""}
              </td>
              <td data-head="Given">
                <Time unixMs={Date.parse(verdict.createdAt)} />
              </td>
              <td data-head="Cause">{causeText(verdict)}</td>
              <td data-head="Family">{verdict.content.faultFamily}</td>
              <td data-head="Certainty">{verdict.content.certainty}</td>
              <td className={classList(table.reason, stacked.whole)} data-head="Mechanism">
                {verdict.content.mechanism}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function causeText({ content }: VerdictDto): string {
  const { rootCause, service, operation } = content;
  switch (rootCause.kind) {
    case "no-fault":
      return "no fault";
    case "not-instrumented":
      return `${rootCause.peer} (not instrumented)`;
    case "spans": {
      const where = [service, operation].filter((part) => part !== null).join(" ");
      return `${where}, ${formatCountOf(rootCause.spans.length, "span")}`;
    }
  }
}
