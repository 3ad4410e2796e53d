"use client";

import type { ReactNode } from "react";
import { classList } from "./class-list";
import * as Parts from "./tab-parts";
import styles from "./tabs.module.css";

export interface TabSpec<T extends string> {
  readonly value: T;
  readonly label: string;
  /** Behind the label: how many there are. */
  readonly count?: string;
  /** Fetches the code of its content: pointer or focus is on it, so that it may be opened. */
  readonly fetchAhead?: () => void;
}

export interface TabsProps<T extends string> {
  /** Names the list of tabs for screen readers. */
  label: string;
  tabs: readonly TabSpec<T>[];
  value: T;
  onChange: (value: T) => void;
  /** At the far end of the bar. */
  aside?: ReactNode;
  /** One `TabPanel` for each tab. */
  children: ReactNode;
  className?: string;
}

export function Tabs<T extends string>(props: TabsProps<T>) {
  const { label, tabs, value, onChange, aside, children, className } = props;
  const change = (next: string) => {
    const tab = tabs.find((candidate) => candidate.value === next);
    if (tab !== undefined) onChange(tab.value);
  };
  return (
    <Parts.Root className={classList(styles.root, className)} value={value} onValueChange={change}>
      <div className={styles.bar}>
        <Parts.List className={styles.list} aria-label={label}>
          {tabs.map((tab) => (
            <Parts.Trigger
              key={tab.value}
              className={styles.tab}
              value={tab.value}
              onPointerEnter={tab.fetchAhead}
              onFocus={tab.fetchAhead}
            >
              {tab.label}
              {tab.count === undefined ? null : <span className={styles.count}>{tab.count}</span>}
            </Parts.Trigger>
          ))}
        </Parts.List>
        {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
      </div>
      {children}
    </Parts.Root>
  );
}

export function TabPanel({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Parts.Content className={styles.panel} value={value}>
      {children}
    </Parts.Content>
  );
}
