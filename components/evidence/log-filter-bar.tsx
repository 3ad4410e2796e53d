"use client";

import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import styles from "@/components/ui/filter-bar.module.css";
import { SearchField } from "@/components/ui/search-field";
import { Toggle, ToggleGroup } from "@/components/ui/toggle";
import { formatCount, formatCountOf } from "@/lib/view-models/format/format-count";
import { type LogFilter, type LogRow, logsAsText } from "@/lib/view-models/trace/to-log-rows";

const LEVELS = [
  { minLevel: "unspecified", text: "All" },
  { minLevel: "info", text: "Info+" },
  { minLevel: "warn", text: "Warn+" },
  { minLevel: "error", text: "Error+" },
] as const;

interface LogFilterBarProps {
  filter: LogFilter;
  onFilter: (filter: LogFilter) => void;
  shown: readonly LogRow[];
  total: number;
  children: ReactNode;
}

export function LogFilterBar({ filter, onFilter, shown, total, children }: LogFilterBarProps) {
  const count =
    shown.length === total
      ? formatCountOf(total, "record")
      : `${formatCount(shown.length)} of ${formatCountOf(total, "record")}`;
  return (
    <div className={styles.bar}>
      <div className={styles.search}>
        <SearchField
          label="Search logs"
          placeholder="text or service"
          value={filter.text}
          onChange={(text) => onFilter({ ...filter, text })}
        />
      </div>
      <ToggleGroup label="Least level shown">
        {LEVELS.map(({ minLevel, text }) => (
          <Toggle
            key={minLevel}
            pressed={filter.minLevel === minLevel}
            onChange={() => onFilter({ ...filter, minLevel })}
          >
            {text}
          </Toggle>
        ))}
      </ToggleGroup>
      <span className={styles.count}>{count}</span>
      {children}
      <CopyButton text={logsAsText(shown)} label="Copy the records shown" />
    </div>
  );
}
