import { useId } from "react";
import { classList } from "./class-list";
import styles from "./text-field.module.css";

export interface TextFieldProps {
  /** Drawn inside the frame, before the text. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  invalid?: boolean;
  /** What is wrong with it, said below it. */
  problem?: string | undefined;
  /** Monospace: for ids. */
  code?: boolean;
  /** Has the cursor as soon as it is drawn: for a field that a key or a button opened. */
  autoFocus?: boolean;
  /** What is typed is not to be seen: for keys. */
  type?: "text" | "password";
  className?: string | undefined;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onChange, placeholder, invalid = false, code = false } = props;
  const { autoFocus = false, type = "text", className, problem } = props;
  const problemId = useId();
  const isWrong = invalid || problem !== undefined;
  return (
    <>
      <label className={classList(styles.field, className)} data-invalid={isWrong}>
        <span className={styles.label}>{label}</span>
        <input
          className={classList(styles.input, code && styles.code)}
          type={type}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          placeholder={placeholder}
          // biome-ignore lint/a11y/noAutofocus: only where a person has just opened the field
          autoFocus={autoFocus}
          aria-invalid={isWrong}
          aria-describedby={problem === undefined ? undefined : problemId}
          autoComplete={type === "password" ? "new-password" : "off"}
          spellCheck={false}
        />
      </label>
      {problem === undefined ? null : (
        <span id={problemId} className={styles.problem}>
          {problem}
        </span>
      )}
    </>
  );
}
