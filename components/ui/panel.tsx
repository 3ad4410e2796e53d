import type { ComponentProps, ReactNode } from "react";
import { classList } from "./class-list";
import styles from "./panel.module.css";

/** A flat area that fills its place and scrolls its body. Lines between panels are the parent's. */
export function Panel({ className, ...rest }: ComponentProps<"section">) {
  return <section className={classList(styles.panel, className)} {...rest} />;
}

export interface PanelHeaderProps {
  /** Drawn as a caption in capitals. */
  title: string;
  /** Names the panel through `aria-labelledby`. */
  id?: string;
  /** Behind the title: an id, a count. */
  note?: ReactNode;
  /** Controls at the far end. */
  children?: ReactNode;
}

export function PanelHeader({ title, id, note, children }: PanelHeaderProps) {
  return (
    <header className={styles.header}>
      <h2 className={styles.title} id={id}>
        {title}
      </h2>
      {note === undefined ? null : <span className={styles.note}>{note}</span>}
      <div className={styles.controls}>{children}</div>
    </header>
  );
}

export function PanelBody({ className, ...rest }: ComponentProps<"div">) {
  return <div className={classList(styles.body, className)} {...rest} />;
}
