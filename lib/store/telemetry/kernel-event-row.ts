import type { KernelEvent, StoredKernelEvent } from "@/lib/domain/kernel-event";

/** The columns of `KernelEventRow`, for a select. */
export const KERNEL_EVENT_COLUMNS = "encode(id, 'hex') as id, time_unix_nano, event::text as event";

/** An event as the driver gives it. */
export interface KernelEventRow {
  readonly id: string;
  readonly time_unix_nano: string;
  readonly event: string;
}

type StoredForm = Omit<KernelEvent, "timeUnixNano" | "clock"> & {
  readonly clock: Omit<KernelEvent["clock"], "offsetNano"> & { readonly offsetNano: string | null };
};

/** The event as JSON, without the time that is the row's key. */
export function toStoredText({ timeUnixNano: _key, clock, ...event }: KernelEvent): string {
  const offsetNano = clock.offsetNano === null ? null : String(clock.offsetNano);
  const stored: StoredForm = { ...event, clock: { ...clock, offsetNano } };
  return JSON.stringify(stored);
}

/** What `toStoredText` wrote. */
export function toKernelEvent(row: KernelEventRow): StoredKernelEvent {
  const { clock, ...event }: StoredForm = JSON.parse(row.event);
  const offsetNano = clock.offsetNano === null ? null : BigInt(clock.offsetNano);
  return {
    ...event,
    id: row.id,
    timeUnixNano: BigInt(row.time_unix_nano),
    clock: { ...clock, offsetNano },
  };
}
