import { classList } from "./class-list";
import styles from "./text-field.module.css";

export interface TextFieldProps {
  /** Drawn inside the frame, before the text. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  invalid?: boolean;
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
  const { autoFocus = false, type = "text", className } = props;
  return (
    <label className={classList(styles.field, className)} data-invalid={invalid}>
      <span className={styles.label}>{label}</span>
      <input
        className={classList(styles.input, code && styles.code)}
        type={type}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder={placeholder}
        // biome-ignore lint/a11y/noAutofocus: only where a person has just opened the field
        autoFocus={autoFocus}
        aria-invalid={invalid}
        autoComplete={type === "password" ? "new-password" : "off"}
        spellCheck={false}
      />
    </label>
  );
}
