"use client";

import { parseAsArrayOf, parseAsStringLiteral, useQueryState } from "nuqs";
import { Button } from "@/components/ui/button";
import { LoadingLines } from "@/components/ui/loading-lines";
import { ReadState } from "@/components/ui/read-state";
import { Toggle, ToggleGroup } from "@/components/ui/toggle";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import type { TimelineDto } from "@/lib/domain/contracts/timeline";
import { HISTORY_KINDS, type HistoryKind } from "@/lib/domain/history";
import { formatCount } from "@/lib/view-models/format/format-count";
import { kindWord } from "@/lib/view-models/incident/activity-words";
import styles from "./activity.module.css";
import { ActivitySteps } from "./activity-steps";
import { NoteForm } from "./note-form";
import { NotesList } from "./notes-list";
import { useTimeline } from "./use-timeline";

interface ActivityPanelProps {
  incident: IncidentDetailDto;
  onOpenTab: (tab: string) => void;
}

const NO_COUNTS: TimelineDto["counts"] = {};
/** In the link, so that what is shown can be shared. */
const KINDS = parseAsArrayOf(parseAsStringLiteral(HISTORY_KINDS)).withDefault([]);

/** What people noted, and everything that happened, the newest first. */
export function ActivityPanel({ incident, onOpenTab }: ActivityPanelProps) {
  const [kinds, setKinds] = useQueryState("activity", KINDS);
  const timeline = useTimeline(incident.id, kinds);
  const pages = timeline.data?.pages ?? [];
  const toggle = (kind: HistoryKind, isOn: boolean) => {
    const next = isOn ? [...kinds, kind] : kinds.filter((one) => one !== kind);
    void setKinds(next.length === 0 ? null : next);
  };
  return (
    <div className={styles.root}>
      <section className={styles.aside} aria-label="Notes on the incident">
        {incident.mergedInto === null ? (
          <NoteForm incidentId={incident.id} note={null} text="" />
        ) : null}
        <NotesList incidentId={incident.id} isOver={incident.mergedInto !== null} />
      </section>
      <section className={styles.main} aria-label="Activity">
        <KindFilter counts={pages[0]?.counts ?? NO_COUNTS} chosen={kinds} onToggle={toggle} />
        <ReadState
          query={timeline}
          what="The activity"
          loading={<LoadingLines label="Loading the activity" count={6} />}
          compact
        />
        <ActivitySteps
          incidentId={incident.id}
          steps={pages.flatMap(({ items }) => items)}
          openedMs={Date.parse(incident.openedAt)}
          onOpenTab={onOpenTab}
        />
        {timeline.hasNextPage ? (
          <Button
            className={styles.more}
            disabled={timeline.isFetchingNextPage}
            onClick={() => void timeline.fetchNextPage()}
          >
            Show earlier steps
          </Button>
        ) : null}
      </section>
    </div>
  );
}

interface KindFilterProps {
  counts: TimelineDto["counts"];
  chosen: readonly HistoryKind[];
  onToggle: (kind: HistoryKind, isOn: boolean) => void;
}

/** Only kinds that there are: nothing chosen is everything. */
function KindFilter({ counts, chosen, onToggle }: KindFilterProps) {
  const kinds = HISTORY_KINDS.filter((kind) => counts[kind] !== undefined || chosen.includes(kind));
  return (
    <div className={styles.filter}>
      <ToggleGroup label="Kinds of steps shown">
        {kinds.map((kind) => (
          <Toggle
            key={kind}
            pressed={chosen.includes(kind)}
            onChange={(isOn) => onToggle(kind, isOn)}
          >
            {kindWord(kind)} <span className={styles.count}>{formatCount(counts[kind] ?? 0)}</span>
          </Toggle>
        ))}
      </ToggleGroup>
    </div>
  );
}
