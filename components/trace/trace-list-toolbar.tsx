"use client";

import { RefreshCw, X } from "lucide-react";
import { useRef } from "react";
import { useKeys } from "@/components/shell/use-keys";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { SearchField } from "@/components/ui/search-field";
import { TextField } from "@/components/ui/text-field";
import { Time } from "@/components/ui/time";
import { Toggle } from "@/components/ui/toggle";
import toolbar from "@/components/ui/toolbar.module.css";
import { GoToTrace } from "./go-to-trace";
import styles from "./trace-list.module.css";
import { isDurationUnclear, isFiltered, type TraceListFilters } from "./trace-list-filters";

export interface TraceListToolbarProps {
  filters: TraceListFilters;
  onChange: (changed: Partial<TraceListFilters>) => void;
  onClear: () => void;
  /** Enter in the search field. */
  onSubmit: () => void;
  onRefresh: () => void;
  /** 0 before the first answer. */
  updatedAtMs: number;
  refreshing: boolean;
}

export function TraceListToolbar(props: TraceListToolbarProps) {
  const { filters, onChange, onClear, onSubmit, onRefresh, updatedAtMs, refreshing } = props;
  const searchRef = useRef<HTMLInputElement>(null);
  useKeys([
    {
      keys: ["/"],
      label: "Search by name",
      group: "List",
      run: () => searchRef.current?.focus(),
    },
    { keys: ["r"], label: "Fetch the newest", group: "List", run: onRefresh },
  ]);
  const unclear = isDurationUnclear(filters);

  return (
    <div className={toolbar.bar}>
      <h1 className={toolbar.title}>Traces</h1>
      <div className={toolbar.search}>
        <SearchField
          label="Search by root span name"
          placeholder="Root span name"
          value={filters.name}
          onChange={(name) => onChange({ name })}
          onSubmit={onSubmit}
          shortcut="/"
          inputRef={searchRef}
        />
      </div>
      <TextField
        className={styles.field}
        label="Service"
        value={filters.service}
        onChange={(service) => onChange({ service })}
      />
      <TextField
        className={styles.narrow}
        label="At least"
        placeholder="350 ms"
        value={filters.minDuration}
        onChange={(minDuration) => onChange({ minDuration })}
        invalid={unclear}
      />
      {unclear ? (
        <span className={styles.unclear}>A duration looks like 350 ms or 1.2 s</span>
      ) : null}
      <Toggle
        pressed={filters.errors}
        onChange={(errors) => onChange({ errors })}
        icon={<X aria-hidden />}
      >
        errors only
      </Toggle>
      {isFiltered(filters) ? (
        <Button variant="ghost" onClick={onClear}>
          Clear
        </Button>
      ) : null}
      <div className={toolbar.aside}>
        <GoToTrace />
        {updatedAtMs === 0 ? null : (
          <span>
            as of <Time unixMs={updatedAtMs} />
          </span>
        )}
        <IconButton
          label="Fetch the newest"
          shortcut="r"
          icon={<RefreshCw aria-hidden />}
          onClick={onRefresh}
          disabled={refreshing}
        />
      </div>
    </div>
  );
}
