import { debounce, parseAsBoolean, parseAsString } from "nuqs/server";
import type { z } from "zod";
import type { TraceListQuery } from "@/lib/domain/contracts/trace";
import { parseDurationMs } from "@/lib/view-models/format/parse-duration";

/** Typing settles before the address changes. */
const typed = parseAsString.withDefault("").withOptions({ limitUrlUpdates: debounce(200) });

/** The filters as the address holds them. `minDuration` as typed: `350 ms`, `1.2s`. */
export const traceListParsers = {
  service: typed,
  name: typed,
  errors: parseAsBoolean.withDefault(false),
  minDuration: typed,
};

export interface TraceListFilters {
  readonly service: string;
  readonly name: string;
  readonly errors: boolean;
  readonly minDuration: string;
}

export function isFiltered({ service, name, errors, minDuration }: TraceListFilters): boolean {
  return errors || [service, name, minDuration].some((text) => text.trim() !== "");
}

/** Whether the least duration is written so that it cannot be understood; then it filters nothing. */
export function isDurationUnclear({ minDuration }: TraceListFilters): boolean {
  return minDuration.trim() !== "" && parseDurationMs(minDuration) === null;
}

/** The query of the endpoint; nothing for a filter that is off. */
export function toTraceListQuery(filters: TraceListFilters): z.input<typeof TraceListQuery> {
  return {
    service: filters.service.trim().slice(0, 200) || undefined,
    name: filters.name.trim().slice(0, 300) || undefined,
    errors: filters.errors ? "true" : undefined,
    minDurationMs: parseDurationMs(filters.minDuration) ?? undefined,
  };
}

/** The same key on the server, which fills the cache, and in the browser, which reads it. */
export function traceListKey(filters: TraceListFilters): readonly unknown[] {
  return ["traces", toTraceListQuery(filters)];
}
