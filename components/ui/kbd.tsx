import type { ReactNode } from "react";
import { classList } from "./class-list";
import styles from "./kbd.module.css";

export interface KbdProps {
  children: ReactNode;
  /** Without the frame: inside a button or a menu item. */
  bare?: boolean;
}

export function Kbd({ children, bare = false }: KbdProps) {
  return <kbd className={classList(styles.kbd, bare && styles.bare)}>{children}</kbd>;
}
