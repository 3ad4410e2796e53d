import type { CSSProperties } from "react";
import styles from "./skeleton.module.css";

/** A custom property is all that a component may set on `style`. */
type Width = CSSProperties & { readonly "--width": string };

/** A pale bar where text will be. Hidden from screen readers: say "Loading" beside it once. */
export function Skeleton({ width = "100%" }: { width?: string }) {
  const style: Width = { "--width": width };
  return <span className={styles.bar} style={style} aria-hidden />;
}
