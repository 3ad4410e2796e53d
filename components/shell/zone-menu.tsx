"use client";

import { useNow } from "@/components/ui/clock";
import { DropdownMenu, MenuChoice } from "@/components/ui/dropdown-menu";
import { useTimeZone } from "@/components/ui/time-zone";
import { formatClockMinutes, formatUtcOffset } from "@/lib/view-models/format/format-time";
import styles from "./menu-button.module.css";

const STEP_MS = 60_000;

/** The zone every time on the page is in, and the switch between UTC and the browser's own. */
export function ZoneMenu() {
  const { timeZone, mode, localZone, setMode } = useTimeZone();
  const nowMs = useNow(STEP_MS);
  const offset = formatUtcOffset(nowMs, timeZone);
  return (
    <DropdownMenu
      align="end"
      trigger={
        <button type="button" className={styles.button} aria-label={`Time zone: ${offset}`}>
          {offset}
        </button>
      }
    >
      <MenuChoice
        label="Show times in"
        value={mode}
        onChange={setMode}
        choices={[
          {
            value: "local",
            text: `Local, ${localZone}`,
            note: formatClockMinutes(nowMs, localZone),
          },
          { value: "utc", text: "UTC", note: formatClockMinutes(nowMs, "UTC") },
        ]}
      />
    </DropdownMenu>
  );
}
