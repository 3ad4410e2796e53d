import type { ComponentProps } from "react";
import styles from "./visually-hidden.module.css";

/** Read by screen readers, not drawn. */
export function VisuallyHidden(props: Omit<ComponentProps<"div">, "className">) {
  return <div className={styles.hidden} {...props} />;
}
