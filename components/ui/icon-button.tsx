"use client";

import { type ComponentProps, type ReactNode, type SyntheticEvent, useId } from "react";
import { classList } from "./class-list";
import styles from "./icon-button.module.css";
import { Tooltip } from "./tooltip";
import { useTooltip } from "./use-tooltip";

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
  const id = useId();
  const { anchor, trigger, tip } = useTooltip();
  return (
    <>
      <button
        type={type}
        aria-label={label}
        aria-pressed={pressed}
        aria-describedby={anchor === null ? undefined : id}
        className={classList(styles.button, className)}
        {...rest}
        onPointerEnter={both(trigger.onPointerEnter, rest.onPointerEnter)}
        onPointerLeave={both(trigger.onPointerLeave, rest.onPointerLeave)}
        onPointerDown={both(trigger.onPointerDown, rest.onPointerDown)}
        onFocus={both(trigger.onFocus, rest.onFocus)}
        onBlur={both(trigger.onBlur, rest.onBlur)}
      >
        {icon}
      </button>
      {anchor === null ? null : (
        <Tooltip id={id} anchor={anchor} shortcut={shortcut} {...tip}>
          {label}
        </Tooltip>
      )}
    </>
  );
}

function both<E extends SyntheticEvent>(
  own: (event: E) => void,
  given: ((event: E) => void) | undefined,
): (event: E) => void {
  return (event) => {
    own(event);
    given?.(event);
  };
}
