import type { ServiceDto } from "@/lib/domain/contracts/service";
import type { SortValues } from "../sort/sort-rows";

export const SERVICE_SORT_COLUMNS = ["name", "rate", "failed", "p50", "p95"] as const;
export type ServiceSortColumn = (typeof SERVICE_SORT_COLUMNS)[number];

/** What the table shows of a service, as it is compared. All rates are of one window. */
export const SERVICE_SORT_VALUES: SortValues<ServiceDto, ServiceSortColumn> = {
  name: ({ name }) => name,
  rate: ({ total }) => total,
  failed: ({ total, failed }) => (total === 0 ? null : failed / total),
  p50: ({ p50Nano }) => (p50Nano === null ? null : Number(p50Nano)),
  p95: ({ p95Nano }) => (p95Nano === null ? null : Number(p95Nano)),
};
