"use client";

import { Tabs as Radix } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { classList } from "./class-list";
import styles from "./tabs.module.css";
import { useScrolledTabs } from "./use-scrolled-tabs";

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
  /** Behind the tabs; gives way where there is little room (see `@container tabs`). */
  aside?: ReactNode;
  /** At the far end of the bar, always whole. */
  controls?: ReactNode;
  /** One `TabPanel` for each tab. */
  children: ReactNode;
  className?: string;
}

export function Tabs<T extends string>(props: TabsProps<T>) {
  const { label, tabs, value, onChange, aside, controls, children, className } = props;
  const listRef = useRef<HTMLDivElement>(null);
  useScrolledTabs(listRef, value);
  const change = (next: string) => {
    const tab = tabs.find((candidate) => candidate.value === next);
    if (tab !== undefined) onChange(tab.value);
  };
  return (
    <Radix.Root className={classList(styles.root, className)} value={value} onValueChange={change}>
      <div className={styles.bar}>
        <Radix.List ref={listRef} className={styles.list} aria-label={label}>
          {tabs.map((tab) => (
            <Radix.Trigger
              key={tab.value}
              className={styles.tab}
              value={tab.value}
              onPointerEnter={tab.fetchAhead}
              onFocus={tab.fetchAhead}
            >
              {tab.label}
              {tab.count === undefined ? null : <span className={styles.count}>{tab.count}</span>}
            </Radix.Trigger>
          ))}
        </Radix.List>
        {aside === undefined || aside === null ? null : <div className={styles.aside}>{aside}</div>}
        {controls === undefined ? null : <div className={styles.controls}>{controls}</div>}
      </div>
      {children}
    </Radix.Root>
  );
}

export function TabPanel({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Radix.Content className={styles.panel} value={value}>
      {children}
    </Radix.Content>
  );
}
