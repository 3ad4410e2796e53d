"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { classList } from "./class-list";
import styles from "./dialog.module.css";
import { VisuallyHidden } from "./visually-hidden";

interface DialogContentProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** Said to screen readers after the title. */
  description?: string;
  /** Without the title bar: the title is for screen readers alone. */
  bare?: boolean;
  /** Width in pixels where the window allows. */
  size?: "narrow" | "wide";
  children: ReactNode;
}

export function DialogContent({
  open,
  onOpenChange,
  title,
  description,
  bare = false,
  size = "narrow",
  children,
}: DialogContentProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content
          className={classList(styles.content, styles[size])}
          {...(description === undefined ? { "aria-describedby": undefined } : {})}
        >
          {bare ? (
            <VisuallyHidden>
              <Radix.Title>{title}</Radix.Title>
            </VisuallyHidden>
          ) : (
            <header className={styles.header}>
              <Radix.Title className={styles.title}>{title}</Radix.Title>
              <Radix.Close className={styles.close} aria-label="Close">
                <X aria-hidden />
              </Radix.Close>
            </header>
          )}
          {description === undefined ? null : (
            <VisuallyHidden>
              <Radix.Description>{description}</Radix.Description>
            </VisuallyHidden>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
