import { errorMessage } from "@/components/ui/api-error";
import styles from "./command-palette.module.css";

/** Where a search failed, "nothing matches" would be a lie. Typing on, or opening it anew, asks again. */
export function PaletteFailure({ what, error }: { what: string; error: Error }) {
  return (
    <p role="alert" className={styles.failure}>
      {what} could not be looked for: {errorMessage(error)}
    </p>
  );
}
