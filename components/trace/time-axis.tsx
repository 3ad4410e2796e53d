import type { TimeTick } from "@/lib/view-models/trace/time-ticks";
import styles from "./time-axis.module.css";
import type { NameWidth } from "./use-name-width";

interface TimeAxisProps {
  ticks: readonly TimeTick[];
  divider: NameWidth["divider"];
}

/** Offsets from the start of the trace, over the bars; the divider sets the width of the names. */
export function TimeAxis({ ticks, divider }: TimeAxisProps) {
  return (
    <div className={styles.axis}>
      <div className={styles.caption}>Service and operation</div>
      <div className={styles.divider} {...divider} />
      <div className={styles.ticks}>
        {ticks.map((tick) => (
          <span
            key={tick.offsetNano}
            className={styles.tick}
            style={{ left: `${tick.share * 100}%` }}
          >
            {tick.label}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Lines through all rows below the axis. */
export function GridLines({ ticks }: { ticks: readonly TimeTick[] }) {
  return (
    <div className={styles.grid} aria-hidden>
      <div className={styles.lines}>
        {ticks.map((tick) => (
          <span
            key={tick.offsetNano}
            className={styles.line}
            style={{ left: `${tick.share * 100}%` }}
          />
        ))}
      </div>
    </div>
  );
}
