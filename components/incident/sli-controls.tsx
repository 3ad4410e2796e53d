"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { laterPart } from "@/components/ui/later-part";
import { LoadingLines } from "@/components/ui/loading-lines";
import { useTimeZone } from "@/components/ui/time-zone";
import { Toggle, ToggleGroup } from "@/components/ui/toggle";
import type { SliDto } from "@/lib/domain/contracts/sli";
import { SLI_PRESETS } from "@/lib/domain/contracts/sli-preset";
import { formatDateTime, formatUtcOffset } from "@/lib/view-models/format/format-time";
import type { ChartRange, SliPreset } from "@/lib/view-models/red/chart-range";
import styles from "./sli-strip.module.css";

const LaterTables = laterPart(() => import("./sli-tables").then((module) => module.SliTables), {
  name: "The table",
  loading: () => <LoadingLines label="Loading the table" />,
});

const PRESET_LABELS: Readonly<Record<SliPreset, string>> = {
  all: "With baseline",
  incident: "Incident",
  onset: "Start ± 5 min",
};

interface SliControlsProps {
  sli: SliDto;
  range: ChartRange;
  onRange: (range: ChartRange) => void;
}

/** Whose requests these are, which time is shown, and the same as a table. */
export function SliControls({ sli, range, onRange }: SliControlsProps) {
  const { timeZone } = useTimeZone();
  const [isTable, setTable] = useState(false);
  const from = Date.parse(sli.from);
  const to = formatDateTime(Date.parse(sli.to), timeZone);
  const start = formatDateTime(from, timeZone);
  const end = to.slice(0, 10) === start.slice(0, 10) ? to.slice(11) : to;
  return (
    <>
      <span className={styles.whose}>
        {sli.service ?? "any service"} <code>{sli.route ?? "all routes"}</code>
        {sli.objective === null ? null : <> · SLO {sli.objective.slo}</>}
      </span>
      <span className={styles.time}>
        {start} – {end} {formatUtcOffset(from, timeZone)}, steps of {sli.stepSeconds} s
      </span>
      <ToggleGroup label="Time shown">
        {SLI_PRESETS.map((preset) => (
          <Toggle
            key={preset}
            pressed={range.kind === "preset" && range.preset === preset}
            onChange={() => onRange({ kind: "preset", preset })}
          >
            {PRESET_LABELS[preset]}
          </Toggle>
        ))}
      </ToggleGroup>
      {range.kind === "absolute" ? (
        <Button variant="ghost" onClick={() => onRange({ kind: "preset", preset: "all" })}>
          Reset time
        </Button>
      ) : null}
      <Button variant="ghost" onClick={() => setTable(true)}>
        Table
      </Button>
      <Dialog open={isTable} onOpenChange={setTable} title="SLI over time" size="wide">
        <LaterTables sli={sli} />
      </Dialog>
    </>
  );
}
