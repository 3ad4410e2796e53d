import Link from "next/link";
import table from "@/components/ui/data-table.module.css";
import { ServiceName } from "@/components/ui/service-dot";
import type { ServiceCallDto } from "@/lib/domain/contracts/service";
import { formatCount } from "@/lib/view-models/format/format-count";
import { formatRed } from "@/lib/view-models/service/format-red";
import { RedCells, RedHeads } from "./red-cells";

interface CallTableProps {
  calls: readonly ServiceCallDto[];
  seconds: number;
}

/** The lines of the map in words. */
export function CallTable({ calls, seconds }: CallTableProps) {
  if (calls.length === 0) return null;
  return (
    <table className={table.table} aria-label="Calls">
      <thead>
        <tr>
          <th scope="col">Caller</th>
          <th scope="col">Calls</th>
          <RedHeads />
          <th scope="col" className={table.number}>
            Sent again
          </th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <tr key={`${call.from} ${call.to} ${call.isPeer}`} className={table.row}>
            <td>
              <Service name={call.from} />
            </td>
            <td>{call.isPeer ? `${call.to} (peer)` : <Service name={call.to} />}</td>
            <RedCells text={formatRed(call, seconds)} isFailing={call.failed > 0} />
            <td className={table.number}>{formatCount(call.resent)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Service({ name }: { name: string }) {
  return (
    <Link href={`/services/${encodeURIComponent(name)}`}>
      <ServiceName service={name} />
    </Link>
  );
}
