import styles from "./settings-page.module.css";

interface CheckListProps {
  legend: string;
  names: readonly string[];
  isChecked: (name: string) => boolean;
  onChange: (name: string, isChecked: boolean) => void;
}

/** Many names, each on or off. */
export function CheckList({ legend, names, isChecked, onChange }: CheckListProps) {
  return (
    <fieldset className={styles.checks}>
      <legend className={styles.caption}>{legend}</legend>
      {names.map((name) => (
        <label key={name} className={styles.check}>
          <input
            type="checkbox"
            checked={isChecked(name)}
            onChange={({ target }) => onChange(name, target.checked)}
          />
          <code>{name}</code>
        </label>
      ))}
    </fieldset>
  );
}
