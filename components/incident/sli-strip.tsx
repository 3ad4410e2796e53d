"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useEffect } from "react";
import { laterPart } from "@/components/ui/later-part";
import { LoadingLines } from "@/components/ui/loading-lines";
import { ReadState } from "@/components/ui/read-state";
import type { IncidentDetailDto } from "@/lib/domain/contracts/incident";
import { SliControls } from "./sli-controls";
import styles from "./sli-strip.module.css";
import { useIncidentSli, useSliView } from "./use-incident-sli";

/** Apart, since the library that draws it is a quarter of the page's code: suspects need not wait for it. */
const SliPlots = laterPart(() => import("./sli-plots").then((module) => module.SliPlots), {
  name: "The chart of the SLI",
  loading: () => <LoadingLines label="Loading the charts" />,
});

interface SliStripProps {
  incident: Pick<IncidentDetailDto, "id" | "status">;
  shownTraceId: string | null;
  onSelect: (traceId: string) => void;
}

/** What the requests of the incident did over time, and requests to open as points over it. */
export function SliStrip({ incident, shownTraceId, onSelect }: SliStripProps) {
  const view = useSliView();
  const isActive = incident.status !== "resolved";
  const sli = useIncidentSli(incident.id, view.range, { isOpen: view.isOpen, isActive });
  useEffect(() => {
    if (view.isOpen) SliPlots.fetchAhead();
  }, [view.isOpen]);
  const Chevron = view.isOpen ? ChevronDown : ChevronRight;
  return (
    <section className={styles.strip} aria-label="SLI over time">
      <div className={styles.head}>
        <button
          type="button"
          className={styles.fold}
          aria-expanded={view.isOpen}
          onClick={() => view.setOpen(!view.isOpen)}
        >
          <Chevron aria-hidden size={14} /> SLI
        </button>
        {view.isOpen && sli.data !== undefined ? (
          <SliControls sli={sli.data} range={view.range} onRange={view.setRange} />
        ) : null}
      </div>
      {view.isOpen ? (
        <>
          <ReadState query={sli} what="The SLI" loading={<LoadingRoom />} compact />
          {sli.data === undefined ? null : (
            <div className={styles.body}>
              <SliPlots
                sli={sli.data}
                shownTraceId={shownTraceId}
                onSelect={onSelect}
                onRange={view.setRange}
              />
            </div>
          )}
        </>
      ) : null}
    </section>
  );
}

function LoadingRoom() {
  return (
    <div className={styles.body} aria-busy>
      <LoadingLines label="Loading the SLI" />
    </div>
  );
}
