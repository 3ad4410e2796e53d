"use client";

import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { useFlushThenFocus } from "@/components/shell/use-flush-then-focus";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import { NO_FILTERS } from "@/lib/domain/no-filters";
import { incidentListParsers } from "./incident-list-filters";

export interface ListFilters {
  readonly filters: IncidentFilters;
  /** The key of the view that the address names; empty when it names none. */
  readonly view: string;
  readonly change: (changed: Partial<IncidentFilters>) => void;
  /** Puts filters in the place of all that were. */
  readonly open: (filters: IncidentFilters, view: string) => void;
  readonly clear: () => void;
}

/** The filters of the list, in the address. */
export function useListFilters(): ListFilters {
  const [{ view, ...parsed }, set] = useQueryStates(incidentListParsers);
  const same = JSON.stringify(parsed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same filters are the same object
  const filters: IncidentFilters = useMemo(() => parsed, [same]);
  const change = useCallback((changed: Partial<IncidentFilters>) => void set(changed), [set]);
  const open = useCallback(
    (wanted: IncidentFilters, key: string) => void set({ ...wanted, view: key }),
    [set],
  );
  // A bare address would open the default view again.
  const clear = useCallback(() => open(NO_FILTERS, "all"), [open]);
  return { filters, view, change, open, clear };
}

/** Enter in the search field: to the first row, once the address says what was typed. */
export function useSubmitSearch(filters: IncidentFilters, focusFirst: () => void): () => void {
  const [, set] = useQueryStates(incidentListParsers);
  return useFlushThenFocus(filters, set, focusFirst);
}
