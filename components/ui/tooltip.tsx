"use client";

import { type ReactNode, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { placeTip } from "@/lib/view-models/shell/place-tip";
import { Kbd } from "./kbd";
import styles from "./tooltip.module.css";

interface TooltipProps {
  id: string;
  /** What it says something about. */
  anchor: HTMLElement;
  shortcut: string | undefined;
  children: ReactNode;
  onPointerEnter: () => void;
  onPointerLeave: () => void;
}

/** A few words beside an element. Never the only place where something is said. */
export function Tooltip({ id, anchor, shortcut, children, ...pointer }: TooltipProps) {
  const tip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = tip;
    if (current === null) return;
    const room = document.documentElement;
    const { left, top } = placeTip(
      anchor.getBoundingClientRect(),
      current.getBoundingClientRect(),
      { width: room.clientWidth, height: room.clientHeight },
    );
    current.style.left = `${left}px`;
    current.style.top = `${top}px`;
  }, [anchor]);
  return createPortal(
    <div ref={tip} id={id} role="tooltip" className={styles.content} {...pointer}>
      {children}
      {shortcut === undefined ? null : <Kbd>{shortcut}</Kbd>}
    </div>,
    document.body,
  );
}
