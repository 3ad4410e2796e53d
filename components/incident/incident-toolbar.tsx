"use client";

import { ChevronDown } from "lucide-react";
import { useRef } from "react";
import { useKeys } from "@/components/shell/use-keys";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuChoice } from "@/components/ui/dropdown-menu";
import { SearchField } from "@/components/ui/search-field";
import { Toggle, ToggleGroup } from "@/components/ui/toggle";
import toolbar from "@/components/ui/toolbar.module.css";
import { INCIDENT_STATUSES, SEVERITIES } from "@/lib/domain/incident";
import { serviceChoices } from "@/lib/view-models/incident/service-choices";
import type { IncidentRow } from "@/lib/view-models/incident/to-incident-row";
import { type IncidentListFilters, isFiltered } from "./incident-list-filters";

export interface IncidentToolbarProps {
  filters: IncidentListFilters;
  onChange: (changed: ChangedFilters) => void;
  onClear: () => void;
  /** Enter in the search field. */
  onSubmit: () => void;
  rows: readonly IncidentRow[];
}

type ChangedFilters = {
  -readonly [K in keyof IncidentListFilters]?: Mutable<IncidentListFilters[K]>;
};
type Mutable<T> = T extends readonly (infer Item)[] ? Item[] : T;

export function IncidentToolbar(props: IncidentToolbarProps) {
  const { filters, onChange, onClear, onSubmit, rows } = props;
  const searchRef = useRef<HTMLInputElement>(null);
  useKeys([
    {
      keys: ["/"],
      label: "Search the incidents",
      group: "List",
      run: () => searchRef.current?.focus(),
    },
  ]);

  return (
    <div className={toolbar.bar}>
      <h1 className={toolbar.title}>Incidents</h1>
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
      <ToggleGroup label="Status">
        {INCIDENT_STATUSES.map((status) => (
          <Toggle
            key={status}
            pressed={filters.status.includes(status)}
            onChange={(on) => onChange({ status: withOrWithout(filters.status, status, on) })}
          >
            {status}
          </Toggle>
        ))}
      </ToggleGroup>
      <ToggleGroup label="Severity">
        {SEVERITIES.map((severity) => (
          <Toggle
            key={severity}
            pressed={filters.severity.includes(severity)}
            onChange={(on) => onChange({ severity: withOrWithout(filters.severity, severity, on) })}
          >
            {severity.toUpperCase()}
          </Toggle>
        ))}
      </ToggleGroup>
      <ServiceFilter
        service={filters.service}
        rows={rows}
        onChange={(service) => onChange({ service })}
      />
      {isFiltered(filters) ? (
        <Button variant="ghost" onClick={onClear}>
          Clear
        </Button>
      ) : null}
    </div>
  );
}

interface ServiceFilterProps {
  service: string;
  rows: readonly IncidentRow[];
  onChange: (service: string) => void;
}

function ServiceFilter({ service, rows, onChange }: ServiceFilterProps) {
  const choices = serviceChoices(rows, service);
  return (
    <DropdownMenu
      trigger={
        <button type="button" className={toolbar.select} data-set={service !== ""}>
          {service === "" ? "Any service" : service}
          <ChevronDown aria-hidden size={13} />
        </button>
      }
    >
      <MenuChoice
        label="Service"
        value={service}
        onChange={onChange}
        choices={[{ value: "", text: "Any service" }, ...choices]}
      />
    </DropdownMenu>
  );
}

function withOrWithout<T>(values: readonly T[], value: T, on: boolean): T[] {
  const others = values.filter((known) => known !== value);
  return on ? [...others, value] : others;
}
