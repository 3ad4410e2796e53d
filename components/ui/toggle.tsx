import type { ReactNode } from "react";
import styles from "./toggle.module.css";

export interface ToggleProps {
  pressed: boolean;
  onChange: (pressed: boolean) => void;
  icon?: ReactNode;
  children: ReactNode;
}

/** A filter that is on or off. */
export function Toggle({ pressed, onChange, icon, children }: ToggleProps) {
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-pressed={pressed}
      onClick={() => onChange(!pressed)}
    >
      {icon}
      {children}
    </button>
  );
}

/** Toggles that belong together, drawn as one strip. */
export function ToggleGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group} aria-label={label}>
      {children}
    </fieldset>
  );
}
