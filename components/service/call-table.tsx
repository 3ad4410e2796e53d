"use client";

import { Fragment } from "react";
import { classList } from "@/components/ui/class-list";
import { CutLine } from "@/components/ui/cut-line";
import table from "@/components/ui/data-table.module.css";
import { PageLink } from "@/components/ui/page-link";
import { ServiceName } from "@/components/ui/service-dot";
import { useCut } from "@/components/ui/use-cut";
import type { ServiceCallDto } from "@/lib/domain/contracts/service";
import { formatCount } from "@/lib/view-models/format/format-count";
import { formatRed } from "@/lib/view-models/service/format-red";
import { formatPercent } from "@/lib/view-models/slo/format-share";
import styles from "./call-table.module.css";
import { RedCells, RedHeads } from "./red-cells";
import widths from "./red-cells.module.css";

interface CallTableProps {
  calls: readonly ServiceCallDto[];
  seconds: number;
}

const FIRST_ROWS = 50;

/** The lines of the map in words. */
export function CallTable({ calls, seconds }: CallTableProps) {
  const cut = useCut(calls, FIRST_ROWS);
  if (calls.length === 0) return null;
  return (
    <>
      <table className={table.table} aria-label="Calls">
        <thead>
          <tr>
            <th className={classList(widths.halfOf, table.half)} scope="col">
              Caller
            </th>
            <th className={classList(widths.halfOf, table.half)} scope="col">
              Calls
            </th>
            <RedHeads />
            {[
              ["Retried", "Calls that their caller sent again"],
              ["Refused", "Calls that a circuit breaker of their caller refused"],
              [
                "Of the time",
                "Share of the time of whole requests that was spent there, in the newest traces",
              ],
            ].map(([name, title]) => (
              <th
                key={name}
                scope="col"
                title={title}
                className={classList(table.number, table.spare)}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cut.shown.map((call) => (
            <Fragment key={`${call.from} ${call.to} ${call.isPeer}`}>
              <CallRow call={call} seconds={seconds} />
              {call.versions.length < 2
                ? null
                : call.versions.map((one) => (
                    <VersionRow key={one.version} version={one} seconds={seconds} />
                  ))}
            </Fragment>
          ))}
        </tbody>
      </table>
      <CutLine cut={cut} noun="call" />
    </>
  );
}

function CallRow({ call, seconds }: { call: ServiceCallDto; seconds: number }) {
  const [only] = call.versions;
  return (
    <tr className={table.row}>
      <td className={table.half}>
        <Service name={call.from} />
      </td>
      <td className={table.half} title={call.to}>
        {call.isPeer ? `${call.to} (peer)` : <Service name={call.to} />}{" "}
        {call.versions.length === 1 ? (
          <span className={table.muted}>{only?.version ?? ""}</span>
        ) : null}
      </td>
      <RedCells text={formatRed(call, seconds)} isFailing={call.failed > 0} />
      <CountCell head="Retried" count={call.resent} />
      <CountCell head="Refused" count={call.broken} />
      <td className={classList(table.number, table.half, table.spare)} data-head="Of the time">
        {formatPercent(call.criticalShare)}
      </td>
    </tr>
  );
}

function CountCell({ head, count }: { head: string; count: number }) {
  return (
    <td
      className={classList(table.number, table.spare, count === 0 && table.muted)}
      data-head={head}
    >
      {formatCount(count)}
    </td>
  );
}

interface VersionRowProps {
  version: ServiceCallDto["versions"][number];
  seconds: number;
}

/** Where several versions answered: what each did. */
function VersionRow({ version, seconds }: VersionRowProps) {
  return (
    <tr className={table.row}>
      <td className={table.half} />
      <td className={table.half}>
        <span className={styles.version}>{version.version ?? "version not told"}</span>
      </td>
      <RedCells text={formatRed(version, seconds)} isFailing={version.failed > 0} />
      <td colSpan={3} className={table.spare} />
    </tr>
  );
}

function Service({ name }: { name: string }) {
  return (
    <PageLink href={`/services/${encodeURIComponent(name)}`}>
      <ServiceName service={name} />
    </PageLink>
  );
}
