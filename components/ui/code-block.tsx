import styles from "./code-block.module.css";
import { CopyButton } from "./copy-button";

export interface CodeBlockProps {
  title: string;
  note: string;
  text: string;
}

/** Lines to copy, whole: they scroll sideways and never wrap. */
export function CodeBlock({ title, note, text }: CodeBlockProps) {
  return (
    <figure className={styles.block}>
      <figcaption className={styles.caption}>
        <span className={styles.words}>
          <strong className={styles.title}>{title}</strong> {note}
        </span>
        <CopyButton text={text} label={`Copy: ${title}`} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre className={styles.code} tabIndex={0}>
        <code>{text}</code>
      </pre>
    </figure>
  );
}
