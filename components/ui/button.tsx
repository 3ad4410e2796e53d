import type { ComponentProps, ReactNode } from "react";
import styles from "./button.module.css";
import { classList } from "./class-list";
import { Kbd } from "./kbd";

export interface ButtonProps extends ComponentProps<"button"> {
  /** `solid` for the one main action of a view. */
  variant?: "solid" | "outline" | "ghost";
  icon?: ReactNode;
  /** The key that does the same, shown at the end. */
  shortcut?: string;
  /** Its icon alone where there is little room; the words are still said. */
  terse?: boolean;
}

export function Button({
  variant = "outline",
  icon,
  shortcut,
  terse = false,
  className,
  children,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button type={type} className={classList(styles.button, styles[variant], className)} {...rest}>
      {icon}
      {terse ? <span className={styles.words}>{children}</span> : children}
      {shortcut === undefined ? null : <Kbd bare>{shortcut}</Kbd>}
    </button>
  );
}
