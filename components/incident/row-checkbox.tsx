"use client";

import { useEffect, useRef } from "react";
import styles from "./incident-table.module.css";

interface RowCheckboxProps {
  label: string;
  /** Some of several. */
  checked: boolean | "some";
  onToggle: (withShift: boolean) => void;
}

/** A tick box that tells whether Shift was held. */
export function RowCheckbox({ label, checked, onToggle }: RowCheckboxProps) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current !== null) ref.current.indeterminate = checked === "some";
  }, [checked]);
  return (
    <label className={styles.box}>
      <input
        ref={ref}
        type="checkbox"
        aria-label={label}
        checked={checked === true}
        onChange={() => {}}
        onClick={(event) => onToggle(event.shiftKey)}
      />
    </label>
  );
}
