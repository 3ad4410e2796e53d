import { ChevronDown, ChevronRight } from "lucide-react";
import styles from "./waterfall-name.module.css";

/** Opens and closes what is below a row; the list hears the click. Only room where there is nothing. */
export function RowArrow({ opens, closed }: { opens: boolean; closed: boolean }) {
  if (!opens) return <span className={styles.arrow} />;
  const Icon = closed ? ChevronRight : ChevronDown;
  return (
    <span className={styles.arrow} data-toggle>
      <Icon aria-hidden size={12} />
    </span>
  );
}
