"use client";

import { Check, Copy, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import styles from "./copy-button.module.css";
import { IconButton } from "./icon-button";
import { type CopyState, useCopy } from "./use-copy";
import { VisuallyHidden } from "./visually-hidden";

export interface CopyButtonProps {
  /** What lands on the clipboard; asked for only then where it is a function. */
  text: string | (() => string);
  /** "Copy trace id": says what, for screen readers and the tooltip. */
  label: string;
  /** With words beside the icon. */
  children?: ReactNode;
  shortcut?: string;
}

export function CopyButton({ text, label, children, shortcut }: CopyButtonProps) {
  const { state, copy } = useCopy();
  const icon = ICONS[state];
  const run = () => void copy(typeof text === "string" ? text : text());
  return (
    <span className={styles.root} data-state={state}>
      {children === undefined ? (
        <IconButton label={label} icon={icon} onClick={run} shortcut={shortcut} />
      ) : (
        <Button icon={icon} onClick={run} aria-label={label} shortcut={shortcut}>
          {children}
        </Button>
      )}
      <VisuallyHidden aria-live="polite">{SPOKEN[state]}</VisuallyHidden>
    </span>
  );
}

const ICONS: Readonly<Record<CopyState, ReactNode>> = {
  idle: <Copy aria-hidden size={14} />,
  copied: <Check aria-hidden size={14} />,
  failed: <X aria-hidden size={14} />,
};

const SPOKEN: Readonly<Record<CopyState, string>> = {
  idle: "",
  copied: "Copied",
  failed: "The browser refused to copy",
};
