"use client";

import type { ReactNode } from "react";
import styles from "@/components/ui/filter-bar.module.css";
import { SearchField } from "@/components/ui/search-field";
import { Toggle, ToggleGroup } from "@/components/ui/toggle";
import type { KernelGrade } from "@/lib/domain/kernel-grade";
import { formatCount, formatCountOf } from "@/lib/view-models/format/format-count";
import { countAreas, type KernelFilter } from "@/lib/view-models/trace/filter-kernel-rows";
import type { KernelArea, KernelRow } from "@/lib/view-models/trace/to-kernel-rows";

const GRADES: readonly { readonly least: KernelGrade; readonly text: string }[] = [
  { least: "process-level", text: "All" },
  { least: "aligned", text: "Aligned+" },
  { least: "unique", text: "Unique+" },
  { least: "exact", text: "Exact" },
];
const AREA_NAMES: Readonly<Record<KernelArea, string>> = {
  network: "Network",
  files: "Files and I/O",
  locks: "Locks",
  cpu: "CPU",
  disk: "Disk",
  process: "Process",
};

interface KernelFilterBarProps {
  filter: KernelFilter;
  onFilter: (filter: KernelFilter) => void;
  rows: readonly KernelRow[];
  shownCount: number;
  children: ReactNode;
}

export function KernelFilterBar(props: KernelFilterBarProps) {
  const { filter, onFilter, rows, shownCount, children } = props;
  const setArea = (area: KernelArea, isShown: boolean) => {
    const hidden = new Set(filter.hidden);
    if (isShown) hidden.delete(area);
    else hidden.add(area);
    onFilter({ ...filter, hidden });
  };
  const total = formatCountOf(rows.length, "fact");
  return (
    <div className={styles.bar}>
      <div className={styles.search}>
        <SearchField
          label="Search kernel events"
          placeholder="text, host or pid"
          value={filter.text}
          onChange={(text) => onFilter({ ...filter, text })}
        />
      </div>
      <ToggleGroup label="Types shown">
        {countAreas(rows).map(({ area, count }) => (
          <Toggle
            key={area}
            pressed={!filter.hidden.has(area)}
            onChange={(pressed) => setArea(area, pressed)}
          >
            {AREA_NAMES[area]} {formatCount(count)}
          </Toggle>
        ))}
      </ToggleGroup>
      <ToggleGroup label="Least grade shown">
        {GRADES.map(({ least, text }) => (
          <Toggle
            key={least}
            pressed={filter.least === least}
            onChange={() => onFilter({ ...filter, least })}
          >
            {text}
          </Toggle>
        ))}
      </ToggleGroup>
      <span className={styles.count}>
        {shownCount === rows.length ? total : `${formatCount(shownCount)} of ${total}`}
      </span>
      {children}
    </div>
  );
}
