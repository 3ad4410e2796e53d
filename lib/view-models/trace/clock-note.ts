import type { TraceClockDto } from "@/lib/domain/contracts/trace-clock";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import { formatDuration } from "@/lib/view-models/format/format-duration";

export type OffClockDto = TraceClockDto["off"][number];

/** `clock of host payments-1 adjusted by +200 ms ± 2.5 ms`; what it would be while raw times are shown. */
export function clockNote(off: OffClockDto, shown: TraceClockDto["shown"]): string {
  return shown === "adjusted"
    ? `clock of ${hostText(off.host)} adjusted by ${adjustmentText(off)}`
    : `clock of ${hostText(off.host)} off by ${adjustmentText(off)}, raw times shown`;
}

/** What the note rests on, and what it means for the picture. */
export function clockReason(off: OffClockDto, { shown, reference }: TraceClockDto): string {
  const spans = formatCountOf(off.spanCount, "span");
  const evidence = `calls between hosts fit within each other only so, measured against ${hostText(reference ?? "")}`;
  const effect =
    shown === "adjusted"
      ? `${spans} moved as a whole host, critical path and graph with them`
      : `${spans} drawn as recorded, critical path and graph too`;
  return `${evidence}; ${effect}`;
}

/** What is added to the recorded times: `+200 ms ± 2.5 ms`, `−1.5 s or more`. */
export function adjustmentText({ aheadNano, uncertaintyNano }: OffClockDto): string {
  const added = formatDuration(-aheadNano);
  const signed = aheadNano < 0 ? `+${added}` : added;
  return uncertaintyNano === null
    ? `${signed} or more`
    : `${signed} ± ${formatDuration(uncertaintyNano)}`;
}

/** A service that names no host stands for one: `service cart` needs no "host" before it. */
function hostText(host: string): string {
  return host.startsWith("service ") ? host : `host ${host}`;
}
