"use client";

import { type ReactNode, useEffect } from "react";
import { classList } from "./class-list";
import styles from "./line-list.module.css";
import { useLineWindow } from "./use-line-window";

interface LineListProps {
  label: string;
  /** Says its `--columns`. */
  className: string | undefined;
  count: number;
  keyOf: (index: number) => string;
  /** The line that a sentence cites, come to and marked; −1 when there is none. */
  litAt: number;
  children: (index: number) => ReactNode;
}

/** What was recorded, a line each, only those in sight in the page. */
export function LineList({ label, className, count, keyOf, litAt, children }: LineListProps) {
  const { scrollerRef, virtualizer } = useLineWindow(count);
  useEffect(() => {
    if (litAt >= 0) virtualizer.scrollToIndex(litAt);
  }, [litAt, virtualizer]);
  return (
    <section
      ref={scrollerRef}
      className={classList(styles.scroller, className)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys
      tabIndex={0}
      aria-label={label}
    >
      <ol className={styles.lines} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => (
          <li
            key={keyOf(index)}
            className={classList(styles.item, index === litAt && styles.lit)}
            style={{ top: start }}
            aria-current={index === litAt ? "true" : undefined}
          >
            {children(index)}
          </li>
        ))}
      </ol>
    </section>
  );
}
