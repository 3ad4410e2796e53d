"use client";

import { CutLine } from "@/components/ui/cut-line";
import table from "@/components/ui/data-table.module.css";
import { Time } from "@/components/ui/time";
import { useCut } from "@/components/ui/use-cut";
import type { ServiceDetailDto } from "@/lib/domain/contracts/service";
import { formatCount } from "@/lib/view-models/format/format-count";
import { formatRed } from "@/lib/view-models/service/format-red";
import { RedCells, RedHeads } from "./red-cells";
import styles from "./service-page.module.css";

interface VersionTableProps {
  versions: ServiceDetailDto["versions"];
  seconds: number;
}

const FIRST_ROWS = 20;

/** Which versions answered, how they did, from when to when. */
export function VersionTable({ versions, seconds }: VersionTableProps) {
  const cut = useCut(versions, FIRST_ROWS);
  if (versions.length === 0) return <p className={styles.none}>No span tells a version.</p>;
  return (
    <>
      <table className={table.table} aria-label="Versions">
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">Revision</th>
            <th scope="col" className={table.number}>
              Requests
            </th>
            <RedHeads />
            <th scope="col" className={styles.when}>
              First seen
            </th>
            <th scope="col" className={styles.when}>
              Last seen
            </th>
          </tr>
        </thead>
        <tbody>
          {cut.shown.map((one) => (
            <tr key={`${one.version} ${one.revision}`} className={table.row}>
              <td>{one.version ?? "not told"}</td>
              <td title={one.revision ?? undefined}>
                <code>{one.revision?.slice(0, 12) ?? "not told"}</code>
              </td>
              <td className={table.number}>{formatCount(one.total)}</td>
              <RedCells text={formatRed(one, seconds)} isFailing={one.failed > 0} />
              <td>
                <Time unixMs={Date.parse(one.firstSeen)} show="absolute" />
              </td>
              <td>
                <Time unixMs={Date.parse(one.lastSeen)} show="absolute" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <CutLine cut={cut} noun="version" />
    </>
  );
}
