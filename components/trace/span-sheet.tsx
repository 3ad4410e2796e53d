"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useKeys } from "@/components/shell/use-keys";
import { IconButton } from "@/components/ui/icon-button";
import styles from "./span-sheet.module.css";

interface SpanSheetProps {
  onClose: () => void;
  children: ReactNode;
}

/** The selected span over the lower half of a phone; what was tapped stays in sight above it. */
export function SpanSheet({ onClose, children }: SpanSheetProps) {
  useKeys([{ keys: ["Escape"], label: "Close the span", group: "Trace", run: onClose }]);
  return (
    <section className={styles.sheet} aria-label="Selected span">
      <IconButton
        className={styles.close}
        label="Close the span"
        icon={<X aria-hidden />}
        onClick={onClose}
      />
      {children}
    </section>
  );
}
