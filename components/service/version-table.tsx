"use client";

import { classList } from "@/components/ui/class-list";
import { CutLine } from "@/components/ui/cut-line";
import table from "@/components/ui/data-table.module.css";
import { Time } from "@/components/ui/time";
import { useCut } from "@/components/ui/use-cut";
import type { ServiceDetailDto } from "@/lib/domain/contracts/service";
import { formatCount } from "@/lib/view-models/format/format-count";
import { formatRed } from "@/lib/view-models/service/format-red";
import { RedCells, RedHeads } from "./red-cells";
import widths from "./red-cells.module.css";
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
            <th className={classList(widths.halfOf, table.half)} scope="col">
              Version
            </th>
            <th className={classList(widths.halfOf, table.half)} scope="col">
              Revision
            </th>
            <RedHeads />
            <th className={classList(table.number, table.spare)} scope="col">
              Requests
            </th>
            <th className={styles.when} scope="col">
              First seen
            </th>
            <th className={styles.when} scope="col">
              Last seen
            </th>
          </tr>
        </thead>
        <tbody>
          {cut.shown.map((one) => (
            <tr key={`${one.version} ${one.revision}`} className={table.row}>
              <td className={table.half}>{one.version ?? "not told"}</td>
              <td className={table.half} title={one.revision ?? undefined}>
                <code>{one.revision?.slice(0, 12) ?? "not told"}</code>
              </td>
              <RedCells text={formatRed(one, seconds)} isFailing={one.failed > 0} />
              <td className={classList(table.number, table.half, table.spare)} data-head="Requests">
                {formatCount(one.total)}
              </td>
              <td className={styles.when}>
                <Time unixMs={Date.parse(one.firstSeen)} show="absolute" />
              </td>
              <td className={styles.when}>
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
