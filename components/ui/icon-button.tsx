import type { ComponentProps, ReactNode } from "react";
import { classList } from "./class-list";
import styles from "./icon-button.module.css";
import { Tooltip } from "./tooltip";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  /** What it does: its accessible name and its tooltip. */
  label: string;
  icon: ReactNode;
  shortcut?: string;
  pressed?: boolean;
}

export function IconButton({
  label,
  icon,
  shortcut,
  pressed,
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={label} shortcut={shortcut}>
      <button
        type={type}
        aria-label={label}
        aria-pressed={pressed}
        className={classList(styles.button, className)}
        {...rest}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
