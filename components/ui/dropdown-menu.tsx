"use client";

import {
  type ComponentProps,
  cloneElement,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useState,
} from "react";
import type { MenuChoiceProps, MenuItemProps } from "./dropdown-menu-content";
import { laterCode, useLaterState } from "./later-code";
import { Floating } from "./later-dialog";
import { LaterFailure } from "./later-part";

/** Apart: a menu is open for a moment, and its button is on every page. */
const CONTENT = laterCode(() => import("./dropdown-menu-content"));
const OPENING_KEYS = ["Enter", " ", "ArrowDown"];

export interface DropdownMenuProps {
  /** One button. */
  trigger: ReactElement<ComponentProps<"button">>;
  children: ReactNode;
  align?: "start" | "end";
}

/** The content of a menu is fetched while the pointer or the focus comes to its button. */
export function DropdownMenu({ trigger, children, align = "start" }: DropdownMenuProps) {
  const id = useId();
  const [button, setButton] = useState<HTMLElement | null>(null);
  const [isOpen, setOpen] = useState(false);
  const content = useLaterState(CONTENT);
  const meet = ({ currentTarget }: { readonly currentTarget: HTMLElement }) => {
    setButton(currentTarget);
    CONTENT.fetchAhead();
  };
  return (
    <>
      {cloneElement(trigger, {
        id,
        "aria-haspopup": "menu",
        "aria-expanded": isOpen,
        onPointerEnter: meet,
        onFocus: meet,
        onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
          if (event.button !== 0 || event.ctrlKey) return;
          meet(event);
          setOpen(!isOpen);
          // The focus goes to the menu, not to the button.
          if (!isOpen) event.preventDefault();
        },
        onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => {
          if (!OPENING_KEYS.includes(event.key)) return;
          event.preventDefault();
          meet(event);
          setOpen(true);
        },
        // Pressed by a screen reader, without a pointer.
        onClick: (event) => {
          if (event.detail !== 0) return;
          meet(event);
          setOpen(true);
        },
      })}
      {button !== null && content.kind === "here" ? (
        <content.code.MenuContent
          trigger={button}
          triggerId={id}
          open={isOpen}
          onOpenChange={setOpen}
          align={align}
        >
          {children}
        </content.code.MenuContent>
      ) : null}
      {isOpen && content.kind === "failed" ? (
        <Floating>
          <LaterFailure name="The menu" onRetry={CONTENT.fetchAhead} />
        </Floating>
      ) : null}
    </>
  );
}

export function MenuItem(props: MenuItemProps) {
  const content = useLaterState(CONTENT);
  return content.kind === "here" ? <content.code.MenuItemPart {...props} /> : null;
}

/** One of several, the chosen one ticked. */
export function MenuChoice<T extends string>(props: MenuChoiceProps<T>) {
  const content = useLaterState(CONTENT);
  return content.kind === "here" ? <content.code.MenuChoicePart {...props} /> : null;
}

export function MenuSeparator() {
  const content = useLaterState(CONTENT);
  return content.kind === "here" ? <content.code.MenuSeparatorPart /> : null;
}
