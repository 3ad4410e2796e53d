"use client";

import { CutLine } from "@/components/ui/cut-line";
import table from "@/components/ui/data-table.module.css";
import { Time } from "@/components/ui/time";
import { useCut } from "@/components/ui/use-cut";
import type { ChangeMarkDto } from "@/lib/domain/contracts/sli";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import { toUnixMs } from "@/lib/view-models/format/format-time";
import styles from "./service-page.module.css";

interface ChangeTableProps {
  changes: readonly ChangeMarkDto[];
  /** When what is looked into began to show: how long before is told with each change. */
  symptomMs?: number;
}

const FIRST_ROWS = 50;

/** Deployments, flag flips, configurations and commits, the newest first. */
export function ChangeTable({ changes, symptomMs }: ChangeTableProps) {
  const cut = useCut(changes, FIRST_ROWS);
  if (changes.length === 0) return <p className={styles.none}>No change is known.</p>;
  return (
    <>
      <table className={table.table} aria-label="Changes">
        <thead>
          <tr>
            <th className={table.half} scope="col">
              At
            </th>
            {symptomMs === undefined ? null : (
              <th className={table.half} scope="col">
                Before the symptom
              </th>
            )}
            <th scope="col">Kind</th>
            <th scope="col">Service</th>
            <th scope="col">Version</th>
            <th className={table.lead} scope="col">
              What
            </th>
          </tr>
        </thead>
        <tbody>
          {cut.shown.map(({ id, kind, service, version, atUnixNano, title }) => (
            <tr key={id} className={table.row}>
              <td className={table.half}>
                <Time unixMs={toUnixMs(BigInt(atUnixNano))} show="absolute" />
              </td>
              {symptomMs === undefined ? null : (
                <td className={table.half}>{leadText(symptomMs - toUnixMs(BigInt(atUnixNano)))}</td>
              )}
              <td>{kind}</td>
              <td>{service ?? "any"}</td>
              <td>{version ?? ""}</td>
              <td className={table.lead} title={title}>
                {title}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <CutLine cut={cut} noun="change" />
    </>
  );
}

function leadText(leadMs: number): string {
  const length = formatDuration(Math.abs(leadMs) * 1e6);
  return leadMs >= 0 ? `${length} before` : `${length} after`;
}
