import type { ComponentProps, ReactNode } from "react";
import styles from "./badge.module.css";
import { classList } from "./class-list";

/** What a tint says: see the tokens. `neutral` says nothing. */
export type Tone = "neutral" | "error" | "warning" | "verified" | "machine" | "selection";

export interface BadgeProps extends ComponentProps<"span"> {
  tone?: Tone;
  /** Ink on a full colour instead of a tint: for what must be seen from across the room. */
  solid?: boolean;
  icon?: ReactNode;
}

/** A small tinted label. Its words carry the meaning, its colour only repeats it. */
export function Badge({
  tone = "neutral",
  solid = false,
  icon,
  className,
  children,
  ...rest
}: BadgeProps) {
  return (
    <span
      className={classList(styles.badge, styles[tone], solid && styles.solid, className)}
      {...rest}
    >
      {icon}
      {children}
    </span>
  );
}
