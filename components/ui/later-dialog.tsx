"use client";

import { type ComponentType, type ReactNode, useState } from "react";
import styles from "./later-dialog.module.css";
import { type LaterPart, laterPart } from "./later-part";

/**
 * A dialog whose code comes when it is first opened, or before by `fetchAhead`. One that is told when
 * to be open stays then, with what was typed.
 */
export function laterDialog<P extends object>(
  load: () => Promise<ComponentType<P>>,
  name: string,
): LaterPart<P> {
  const Part = laterPart<P>(load, { name, loading: Nothing, frame: Floating });
  function Later(props: P) {
    const isOpen = !("open" in props) || props.open === true;
    const [wasOpened, setOpened] = useState(isOpen);
    if (isOpen && !wasOpened) setOpened(true);
    return wasOpened ? <Part {...props} /> : null;
  }
  return Object.assign(Later, { fetchAhead: Part.fetchAhead });
}

function Nothing() {
  return null;
}

/** Over the page, in the place of what was to open there. */
export function Floating({ children }: { children: ReactNode }) {
  return <div className={styles.floating}>{children}</div>;
}
