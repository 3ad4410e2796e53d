"use client";

import { ListFilter } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useKeys } from "@/components/shell/use-keys";
import { Button } from "@/components/ui/button";
import { SearchField } from "@/components/ui/search-field";
import { Toggle } from "@/components/ui/toggle";
import toolbar from "@/components/ui/toolbar.module.css";
import type { IncidentFilters } from "@/lib/domain/incident-filters";
import { countFacetsOn, isFiltered } from "@/lib/view-models/incident-list/facet-groups";

export interface IncidentToolbarProps {
  filters: IncidentFilters;
  onChange: (changed: Partial<IncidentFilters>) => void;
  onClear: () => void;
  /** Enter in the search field. */
  onSubmit: () => void;
  /** Whether the facets are shown. */
  panelOpen: boolean;
  onPanel: (open: boolean) => void;
  /** The choice of view. */
  children: ReactNode;
}

export function IncidentToolbar(props: IncidentToolbarProps) {
  const { filters, onChange, onClear, onSubmit, panelOpen, onPanel, children } = props;
  const searchRef = useRef<HTMLInputElement>(null);
  useKeys([
    {
      keys: ["/"],
      label: "Search the incidents",
      group: "List",
      run: () => searchRef.current?.focus(),
    },
    {
      keys: ["f"],
      label: "Show or hide the filters",
      group: "List",
      run: () => onPanel(!panelOpen),
    },
  ]);
  const on = countFacetsOn(filters);

  return (
    <div className={toolbar.bar}>
      <h1 className={toolbar.title}>Incidents</h1>
      {children}
      <Toggle pressed={panelOpen} onChange={onPanel} icon={<ListFilter aria-hidden />}>
        {on === 0 ? "Filters" : `Filters (${on})`}
      </Toggle>
      <div className={toolbar.search}>
        <SearchField
          label="Search incidents"
          placeholder="Search id, title, alert"
          value={filters.q}
          onChange={(q) => onChange({ q })}
          onSubmit={onSubmit}
          shortcut="/"
          inputRef={searchRef}
        />
      </div>
      {isFiltered(filters) ? (
        <Button variant="ghost" onClick={onClear}>
          Clear
        </Button>
      ) : null}
    </div>
  );
}
