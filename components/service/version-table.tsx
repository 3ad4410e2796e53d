import table from "@/components/ui/data-table.module.css";
import { Time } from "@/components/ui/time";
import type { ServiceVersionDto } from "@/lib/domain/contracts/service";
import { formatCount } from "@/lib/view-models/format/format-count";
import styles from "./service-page.module.css";

/** Which versions answered, from when to when. */
export function VersionTable({ versions }: { versions: readonly ServiceVersionDto[] }) {
  if (versions.length === 0) return <p className={styles.none}>No span tells a version.</p>;
  return (
    <table className={table.table} aria-label="Versions">
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">Revision</th>
          <th scope="col" className={table.number}>
            Requests
          </th>
          <th scope="col">First seen</th>
          <th scope="col">Last seen</th>
        </tr>
      </thead>
      <tbody>
        {versions.map(({ version, revision, total, firstSeen, lastSeen }) => (
          <tr key={`${version} ${revision}`} className={table.row}>
            <td>{version ?? "not told"}</td>
            <td title={revision ?? undefined}>
              <code>{revision?.slice(0, 12) ?? "not told"}</code>
            </td>
            <td className={table.number}>{formatCount(total)}</td>
            <td>
              <Time unixMs={Date.parse(firstSeen)} show="absolute" />
            </td>
            <td>
              <Time unixMs={Date.parse(lastSeen)} show="absolute" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
