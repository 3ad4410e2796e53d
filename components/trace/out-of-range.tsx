import styles from "./waterfall-bar.module.css";

/** Where a bar lies that the time drawn does not hold. */
export function OutOfRange({ place }: { place: "before" | "after" }) {
  const before = place === "before";
  return (
    <span className={before ? styles.outBefore : styles.outAfter} aria-hidden>
      {before ? "‹" : "›"}
    </span>
  );
}
