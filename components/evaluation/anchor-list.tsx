"use client";

import { X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import styles from "./verdict-fields.module.css";

interface AnchorListProps {
  label: string;
  anchors: readonly string[];
  onRemove: (anchor: string) => void;
  /** What to do while there are none. */
  empty: string;
}

/** Anchors that were picked, each with a way to take it back. */
export function AnchorList({ label, anchors, onRemove, empty }: AnchorListProps) {
  if (anchors.length === 0) return <p className={styles.hint}>{empty}</p>;
  return (
    <ul className={styles.list} aria-label={label}>
      {anchors.map((anchor) => (
        <li key={anchor} className={styles.item}>
          <code title={anchor}>{anchor}</code>
          <IconButton
            label={`Remove ${anchor}`}
            icon={<X aria-hidden />}
            onClick={() => onRemove(anchor)}
          />
        </li>
      ))}
    </ul>
  );
}
