"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { Borrowed } from "./borrowed";
import styles from "./dropdown-menu.module.css";
import { Kbd } from "./kbd";

interface MenuContentProps {
  /** The button, and its id. */
  trigger: HTMLElement;
  triggerId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  align: "start" | "end";
  children: ReactNode;
}

export function MenuContent(props: MenuContentProps) {
  const { trigger, triggerId, open, onOpenChange, align, children } = props;
  return (
    <Radix.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>
        <Borrowed element={trigger} />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles.content}
          aria-labelledby={triggerId}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          loop
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export interface MenuItemProps {
  children: ReactNode;
  onSelect: () => void;
  icon?: ReactNode;
  shortcut?: string;
  disabled?: boolean;
}

export function MenuItemPart(props: MenuItemProps) {
  const { children, onSelect, icon, shortcut, disabled = false } = props;
  return (
    <Radix.Item className={styles.item} onSelect={onSelect} disabled={disabled}>
      <span className={styles.mark}>{icon}</span>
      <span className={styles.text}>{children}</span>
      {shortcut === undefined ? null : <Kbd bare>{shortcut}</Kbd>}
    </Radix.Item>
  );
}

export interface MenuChoiceProps<T extends string> {
  label: string;
  value: T;
  choices: readonly { readonly value: T; readonly text: string; readonly note?: string }[];
  onChange: (value: T) => void;
}

export function MenuChoicePart<T extends string>(props: MenuChoiceProps<T>) {
  const { label, value, choices, onChange } = props;
  return (
    <Radix.RadioGroup value={value}>
      <Radix.Label className={styles.label}>{label}</Radix.Label>
      {choices.map((choice) => (
        <Radix.RadioItem
          key={choice.value}
          className={styles.item}
          value={choice.value}
          onSelect={() => onChange(choice.value)}
        >
          <span className={styles.mark}>
            <Radix.ItemIndicator>
              <Check aria-hidden />
            </Radix.ItemIndicator>
          </span>
          <span className={styles.text}>{choice.text}</span>
          {choice.note === undefined ? null : <span className={styles.note}>{choice.note}</span>}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export function MenuSeparatorPart() {
  return <Radix.Separator className={styles.separator} />;
}
