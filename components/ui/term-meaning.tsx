"use client";

import { Popover } from "radix-ui";
import type { ReactNode } from "react";
import { Borrowed } from "./borrowed";
import styles from "./term-meaning.module.css";

interface TermMeaningProps {
  trigger: HTMLElement;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** What a word means, beside it. */
export function TermMeaning({ trigger, open, onOpenChange, children }: TermMeaningProps) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>
        <Borrowed element={trigger} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.meaning} sideOffset={4} collisionPadding={8}>
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
