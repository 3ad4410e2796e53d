"use client";

import { ROW_LINK } from "@/components/shell/use-row-keys";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { classList } from "@/components/ui/class-list";
import { CutLine } from "@/components/ui/cut-line";
import table from "@/components/ui/data-table.module.css";
import { PageLink } from "@/components/ui/page-link";
import { Time } from "@/components/ui/time";
import { useCut } from "@/components/ui/use-cut";
import type { ReviewItemDto } from "@/lib/domain/contracts/verdict";
import type { ReviewState } from "@/lib/domain/review";
import { formatCountOf } from "@/lib/view-models/format/format-count";
import styles from "./review-table.module.css";

interface ReviewTableProps {
  items: readonly ReviewItemDto[];
  blind: boolean;
  reviewer: string;
  onUnskip: (incidentId: string) => void;
}

const TONES: Readonly<Record<ReviewState, Tone>> = {
  unlabelled: "neutral",
  "second-label": "selection",
  disputed: "warning",
  agreed: "verified",
  adjudicated: "verified",
};

const FIRST_ROWS = 200;

/** What waits for the reviewer first, the rest behind. */
export function ReviewTable({ items, blind, reviewer, onUnskip }: ReviewTableProps) {
  const waiting = items.filter((item) => item.isWaiting).length;
  const cut = useCut(items, FIRST_ROWS);
  return (
    <div className={classList(table.scroll, styles.scroll)}>
      <table className={classList(table.table, styles.table)} aria-label="Incidents to review">
        <thead>
          <tr>
            <th className={styles.state} scope="col">
              State
            </th>
            <th className={styles.id} scope="col">
              Incident
            </th>
            <th className={table.lead} scope="col">
              Title
            </th>
            <th className={styles.age} scope="col">
              Opened
            </th>
            <th className={styles.who} scope="col">
              For you
            </th>
            {blind ? null : (
              <th className={table.spare} scope="col">
                Labels differ in
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {cut.shown.map((item) => (
            <tr key={item.incidentId} className={table.row} data-waiting={item.isWaiting}>
              <td>
                <Badge tone={TONES[item.state]}>{item.state.replaceAll("-", " ")}</Badge>
              </td>
              <td className={table.id}>{item.incidentId}</td>
              <td className={table.lead}>
                <PageLink
                  href={labelPath(item, blind)}
                  className={table.link}
                  data-incident={item.incidentId}
                  title={item.title}
                  {...ROW_LINK}
                >
                  {item.title}
                </PageLink>
              </td>
              <td className={table.muted}>
                <Time unixMs={Date.parse(item.openedAt)} />
              </td>
              <td>
                <ForYou item={item} reviewer={reviewer} onUnskip={onUnskip} />
              </td>
              {blind ? null : (
                <td
                  className={classList(styles.differ, table.muted, table.spare)}
                  title={item.disagreements.join("; ")}
                  data-head={item.disagreements.length === 0 ? undefined : "Labels differ in"}
                >
                  {item.disagreements.join("; ") || "–"}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <CutLine cut={cut} noun="incident" />
      <div className={table.foot}>
        {waiting} of {formatCountOf(items.length, "incident")} wait for you
      </div>
    </div>
  );
}

/** Who settles labels has to see them. */
function labelPath({ incidentId, state }: ReviewItemDto, blind: boolean): string {
  const sees = !blind || state === "disputed";
  return `/review/${incidentId}?tab=verdict${sees ? "&blind=false" : ""}`;
}

interface ForYouProps {
  item: ReviewItemDto;
  reviewer: string;
  onUnskip: (incidentId: string) => void;
}

function ForYou({ item, reviewer, onUnskip }: ForYouProps) {
  if (item.isSkipped) {
    return (
      <span className={table.above}>
        skipped{" "}
        <Button variant="ghost" onClick={() => onUnskip(item.incidentId)}>
          take back
        </Button>
      </span>
    );
  }
  if (item.claim !== null) {
    return item.claim.reviewer === reviewer ? "claimed by you" : `with ${item.claim.reviewer}`;
  }
  if (!item.isWaiting) return <span className={table.muted}>done</span>;
  return item.state === "disputed" ? "to settle" : "to label";
}
