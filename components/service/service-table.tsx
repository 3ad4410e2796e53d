"use client";

import { useMemo } from "react";
import { ROW_LINK } from "@/components/shell/use-row-keys";
import { classList } from "@/components/ui/class-list";
import { CutLine } from "@/components/ui/cut-line";
import table from "@/components/ui/data-table.module.css";
import { PageLink } from "@/components/ui/page-link";
import { ServiceName } from "@/components/ui/service-dot";
import { SortHeader } from "@/components/ui/sort-header";
import { useCut } from "@/components/ui/use-cut";
import { useSort } from "@/components/ui/use-sort";
import type { ServiceDto } from "@/lib/domain/contracts/service";
import { formatRed } from "@/lib/view-models/service/format-red";
import { SERVICE_SORT_COLUMNS, SERVICE_SORT_VALUES } from "@/lib/view-models/service/service-sort";
import { sortRows } from "@/lib/view-models/sort/sort-rows";
import { RedCells, RedHeads } from "./red-cells";
import styles from "./red-cells.module.css";

interface ServiceTableProps {
  services: readonly ServiceDto[];
  seconds: number;
}

const FIRST_ROWS = 100;

/** Services, the busiest first unless sorted otherwise. */
export function ServiceTable({ services, seconds }: ServiceTableProps) {
  const by = useSort(SERVICE_SORT_COLUMNS);
  const sorted = useMemo(
    () => sortRows(services, by.sort, SERVICE_SORT_VALUES),
    [services, by.sort],
  );
  const cut = useCut(sorted, FIRST_ROWS);
  return (
    <>
      <table className={table.table} aria-label="Services">
        <thead>
          <tr>
            <SortHeader column="name" by={by} className={classList(styles.of, table.lead)}>
              Service
            </SortHeader>
            <RedHeads by={by} />
            <th className={table.spare} scope="col">
              Versions
            </th>
          </tr>
        </thead>
        <tbody>
          {cut.shown.map((service) => (
            <tr key={service.name} className={table.row}>
              <td className={table.lead}>
                <PageLink
                  href={`/services/${encodeURIComponent(service.name)}`}
                  className={table.link}
                  {...ROW_LINK}
                >
                  <ServiceName service={service.name} />
                </PageLink>
              </td>
              <RedCells text={formatRed(service, seconds)} isFailing={service.failed > 0} />
              <td
                className={classList(table.muted, table.half, table.spare)}
                title={versionsText(service)}
                data-head="Versions"
              >
                {versionsText(service)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <CutLine cut={cut} noun="service" />
    </>
  );
}

function versionsText({ versions }: ServiceDto): string {
  const names = versions.map(({ version, revision }) => version ?? revision?.slice(0, 8) ?? "");
  return names.length === 0 ? "not told" : [...new Set(names)].join(", ");
}
