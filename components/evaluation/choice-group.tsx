"use client";

import { useId } from "react";
import styles from "./verdict-fields.module.css";

interface ChoiceGroupProps<T extends string> {
  legend: string;
  choices: readonly { readonly value: T; readonly text: string }[];
  value: T | null;
  onChange: (value: T) => void;
}

/** One of a few, by the arrow keys. */
export function ChoiceGroup<T extends string>(props: ChoiceGroupProps<T>) {
  const { legend, choices, value, onChange } = props;
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.text}
        </label>
      ))}
    </fieldset>
  );
}
