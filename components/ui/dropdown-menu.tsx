"use client";

import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import styles from "./dropdown-menu.module.css";
import { Kbd } from "./kbd";

export interface DropdownMenuProps {
  /** One button. */
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "end";
}

export function DropdownMenu({ trigger, children, align = "start" }: DropdownMenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles.content}
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

export function MenuItem({ children, onSelect, icon, shortcut, disabled = false }: MenuItemProps) {
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

/** One of several, the chosen one ticked. */
export function MenuChoice<T extends string>({
  label,
  value,
  choices,
  onChange,
}: MenuChoiceProps<T>) {
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

export function MenuSeparator() {
  return <Radix.Separator className={styles.separator} />;
}
