"use client";

import { useEffect, useRef } from "react";
import table from "@/components/evidence/evidence-table.module.css";
import { classList } from "@/components/ui/class-list";
import { ServiceName } from "@/components/ui/service-dot";
import stacked from "@/components/ui/stacked-table.module.css";
import { useTimeZone } from "@/components/ui/time-zone";
import { formatClock, formatInstant } from "@/lib/view-models/format/format-time";
import type { SignalRow } from "@/lib/view-models/suspects/to-signal-rows";
import { RankMark } from "./rank-mark";

interface SignalTableProps {
  rows: readonly SignalRow[];
  /** The one that is lit. */
  anchor: string | null;
}

/** Metrics and changes that the ranking cites, in time order. */
export function SignalTable({ rows, anchor }: SignalTableProps) {
  if (rows.length === 0) {
    return (
      <div className={table.root}>
        <p className={table.words}>The ranking cites no metric and no change.</p>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keys
    <section className={table.root} tabIndex={0} aria-label="Metrics and changes">
      <table
        className={classList(table.table, stacked.stacked)}
        aria-label="Metrics and changes cited"
      >
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Kind</th>
            <th scope="col">Service</th>
            <th scope="col">What</th>
            <th scope="col">Suspects</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Signal key={row.anchor} row={row} lit={row.anchor === anchor} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Signal({ row, lit }: { row: SignalRow; lit: boolean }) {
  const { timeZone } = useTimeZone();
  const rowRef = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (lit) rowRef.current?.scrollIntoView({ block: "nearest" });
  }, [lit]);
  return (
    <tr ref={rowRef} data-shown={lit} aria-current={lit ? "true" : undefined}>
      <td>
        <time title={formatInstant(row.timeUnixNano, timeZone)}>
          {formatClock(row.timeUnixNano, timeZone)}
        </time>
      </td>
      <td>{row.kind}</td>
      <td>{row.service === "" ? "–" : <ServiceName service={row.service} />}</td>
      <td className={stacked.lead}>{row.what}</td>
      <td data-head="Suspects">
        {row.ranks.map((rank) => (
          <RankMark key={rank} rank={rank} place="line" />
        ))}
      </td>
      <td className={classList(table.reason, stacked.whole)}>{row.statement}</td>
    </tr>
  );
}
