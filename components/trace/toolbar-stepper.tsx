"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import styles from "./waterfall-toolbar.module.css";

interface StepperProps {
  noun: string;
  text: string;
  disabled: boolean;
  alarming?: boolean;
  keys: readonly [string, string];
  onStep: (direction: 1 | -1) => void;
}

/** How many there are, and the way to the previous and the next of them. */
export function Stepper({ noun, text, disabled, alarming = false, keys, onStep }: StepperProps) {
  return (
    <span className={styles.stepper}>
      <span className={alarming ? styles.alarm : styles.count} aria-live="polite">
        {text}
      </span>
      <IconButton
        label={`Previous ${noun}`}
        shortcut={keys[1]}
        icon={<ChevronLeft aria-hidden />}
        disabled={disabled}
        onClick={() => onStep(-1)}
      />
      <IconButton
        label={`Next ${noun}`}
        shortcut={keys[0]}
        icon={<ChevronRight aria-hidden />}
        disabled={disabled}
        onClick={() => onStep(1)}
      />
    </span>
  );
}
