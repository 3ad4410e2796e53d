"use client";

import { Popover } from "radix-ui";
import type { ReactNode } from "react";
import { GLOSSARY, type Term as TermName } from "@/lib/view-models/shell/glossary";
import styles from "./term.module.css";

interface TermProps {
  name: TermName;
  /** As it is written here; by default the term itself. */
  children?: ReactNode;
}

/** A word of the field that tells what it means when it is pressed. */
export function Term({ name, children }: TermProps) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" className={styles.term} title={`What is meant by ${name}`}>
          {children ?? name}
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className={styles.meaning} sideOffset={4} collisionPadding={8}>
          <strong>{name}</strong> {GLOSSARY[name]}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
