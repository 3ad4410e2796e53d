"use client";

import { HoverCard as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import styles from "./hover-card.module.css";

const OPEN_AFTER_MS = 200;
const CLOSE_AFTER_MS = 150;

interface HoverCardProps {
  content: ReactNode;
  /** One focusable element. */
  children: ReactElement;
}

/** Facts about what one points at or focuses; they can be pointed at and copied in turn. Never their only place. */
export function HoverCard({ content, children }: HoverCardProps) {
  return (
    <Radix.Root openDelay={OPEN_AFTER_MS} closeDelay={CLOSE_AFTER_MS}>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={styles.content}
          side="top"
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          {content}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
