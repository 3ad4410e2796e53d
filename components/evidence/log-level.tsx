import type { LogDto } from "@/lib/domain/contracts/trace";
import styles from "./log-level.module.css";

const MARKS: Readonly<Record<LogDto["level"], string>> = {
  fatal: "✕",
  error: "✕",
  warn: "!",
  info: "",
  debug: "",
  trace: "",
  unspecified: "",
};

/** The level in its word; a mark before those that ask for attention. */
export function LogLevel({ level }: { level: LogDto["level"] }) {
  const mark = MARKS[level];
  return (
    <span className={styles.level} data-level={level}>
      {mark === "" ? null : `${mark} `}
      {level === "unspecified" ? "–" : level}
    </span>
  );
}
