"use client";

import { type ComponentType, type ReactNode, useState } from "react";
import styles from "./later-dialog.module.css";
import { type LaterPart, laterPart } from "./later-part";

/**
 * A dialog whose code comes when it is first opened, or before by `fetchAhead`. It stays then, with
 * what was typed.
 */
export function laterDialog<P extends { readonly open: boolean }>(
  load: () => Promise<ComponentType<P>>,
  name: string,
): LaterPart<P> {
  const Part = laterPart<P>(load, { name, loading: Nothing, frame: Floating });
  function Later(props: P) {
    const [wasOpened, setOpened] = useState(props.open);
    if (props.open && !wasOpened) setOpened(true);
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
