import { SeverityBadge } from "@/components/incident/severity-badge";
import { StatusBadge } from "@/components/incident/status-badge";
import { classList } from "@/components/ui/class-list";
import table from "@/components/ui/data-table.module.css";
import { PageLink } from "@/components/ui/page-link";
import { Time } from "@/components/ui/time";
import type { ServiceDetailDto } from "@/lib/domain/contracts/service";
import widths from "./incident-lines.module.css";
import styles from "./service-page.module.css";

/** Incidents that touched the service: active ones first. */
export function IncidentLines({ incidents }: Pick<ServiceDetailDto, "incidents">) {
  if (incidents.length === 0) return <p className={styles.none}>None touched this service.</p>;
  return (
    <table className={table.table} aria-label="Incidents">
      <thead>
        <tr>
          <th className={table.lead} scope="col">
            Incident
          </th>
          <th className={widths.severity} scope="col">
            Severity
          </th>
          <th className={classList(widths.status, table.half)} scope="col">
            Status
          </th>
          <th className={widths.since} scope="col">
            Since
          </th>
        </tr>
      </thead>
      <tbody>
        {incidents.map(({ id, title, severity, status, openedAt }) => (
          <tr key={id} className={table.row}>
            <td className={table.lead}>
              <PageLink href={`/incidents/${id}`} className={table.link} title={title}>
                {id} {title}
              </PageLink>
            </td>
            <td>
              <SeverityBadge severity={severity} over={status === "resolved"} />
            </td>
            <td className={table.half}>
              <StatusBadge status={status} />
            </td>
            <td>
              <Time unixMs={Date.parse(openedAt)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
