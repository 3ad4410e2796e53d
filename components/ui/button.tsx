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
}

export function Button({
  variant = "outline",
  icon,
  shortcut,
  className,
  children,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button type={type} className={classList(styles.button, styles[variant], className)} {...rest}>
      {icon}
      {children}
      {shortcut === undefined ? null : <Kbd bare>{shortcut}</Kbd>}
    </button>
  );
}
