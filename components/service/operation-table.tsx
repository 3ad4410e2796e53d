"use client";

import { classList } from "@/components/ui/class-list";
import { CutLine } from "@/components/ui/cut-line";
import table from "@/components/ui/data-table.module.css";
import { useCut } from "@/components/ui/use-cut";
import type { ServiceDetailDto } from "@/lib/domain/contracts/service";
import { formatCount } from "@/lib/view-models/format/format-count";
import { formatRed } from "@/lib/view-models/service/format-red";
import { RedCells, RedHeads } from "./red-cells";
import styles from "./red-cells.module.css";

interface OperationTableProps {
  operations: ServiceDetailDto["operations"];
  seconds: number;
}

const FIRST_ROWS = 50;

/** What the service was asked for, the busiest first, routes without their ids. */
export function OperationTable({ operations, seconds }: OperationTableProps) {
  const cut = useCut(operations, FIRST_ROWS);
  return (
    <>
      <table className={table.table} aria-label="Operations">
        <thead>
          <tr>
            <th className={classList(styles.of, table.lead)} scope="col">
              Operation
            </th>
            <RedHeads />
            <th className={table.spare} scope="col">
              Routes
            </th>
          </tr>
        </thead>
        <tbody>
          {cut.shown.map((operation) => (
            <tr key={operation.route} className={table.row}>
              <td className={table.lead} title={operation.route}>
                <code>{operation.route}</code>
              </td>
              <RedCells text={formatRed(operation, seconds)} isFailing={operation.failed > 0} />
              <td className={classList(table.muted, table.spare)} data-head="Routes">
                {formatCount(operation.routeCount)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <CutLine cut={cut} noun="operation" />
    </>
  );
}
