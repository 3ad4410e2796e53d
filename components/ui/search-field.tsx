"use client";

import { Search, X } from "lucide-react";
import { type KeyboardEvent, type RefObject, useRef } from "react";
import { Kbd } from "./kbd";
import styles from "./search-field.module.css";

export interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  onSubmit?: () => void;
  /** Drawn in the empty field: the key that focuses it. */
  shortcut?: string;
  inputRef?: RefObject<HTMLInputElement | null>;
  /** Only ids and queries: monospace, no spelling. */
  code?: boolean;
}

/** Escape empties it, and leaves it when it is empty. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, value, onChange, onSubmit, shortcut, code = false } = props;
  const ownRef = useRef<HTMLInputElement>(null);
  const inputRef = props.inputRef ?? ownRef;

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) onSubmit?.();
    if (event.key !== "Escape") return;
    event.stopPropagation();
    if (value === "") inputRef.current?.blur();
    else onChange("");
  };
  const clear = () => {
    onChange("");
    inputRef.current?.focus();
  };

  return (
    <div className={styles.field} data-code={code}>
      <Search aria-hidden size={14} className={styles.icon} />
      <input
        ref={inputRef}
        className={styles.input}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        autoComplete="off"
        spellCheck={false}
      />
      {value === "" ? null : (
        <button
          type="button"
          className={styles.clear}
          aria-label={`Clear ${label}`}
          onClick={clear}
        >
          <X aria-hidden size={12} />
        </button>
      )}
      {value === "" && shortcut !== undefined ? <Kbd>{shortcut}</Kbd> : null}
    </div>
  );
}
