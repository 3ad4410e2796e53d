"use client";

import { ReadState } from "@/components/ui/read-state";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import { toFacetGroups, toggleFacet } from "@/lib/view-models/incident-list/facet-groups";
import { FacetOptions } from "./facet-options";
import styles from "./facet-panel.module.css";
import type { useIncidentFacets } from "./use-incident-facets";

export interface FacetPanelProps {
  filters: IncidentFilters;
  counts: ReturnType<typeof useIncidentFacets>;
  onChange: (filters: IncidentFilters) => void;
  /** Null: by the width of the window. */
  open: boolean | null;
}

/** What the list can be narrowed by, each value with how many incidents it would list. */
export function FacetPanel({ filters, counts, onChange, open }: FacetPanelProps) {
  const groups = toFacetGroups(counts.data ?? null, filters);
  return (
    <aside
      className={styles.panel}
      data-open={open ?? "auto"}
      aria-label="Filters"
      aria-busy={counts.isPlaceholderData || counts.isPending}
    >
      <ReadState query={counts} what="The counts" compact />
      {groups.map((group) =>
        group.options.length === 0 ? null : (
          <FacetOptions
            key={group.facet}
            group={group}
            onToggle={(value) => onChange(toggleFacet(filters, group.facet, value))}
          />
        ),
      )}
    </aside>
  );
}
