"use client";

import { parseAsStringLiteral, useQueryState } from "nuqs";
import { laterPart } from "@/components/ui/later-part";
import { LoadingLines } from "@/components/ui/loading-lines";
import page from "@/components/ui/page-body.module.css";
import { PanelHeader } from "@/components/ui/panel";
import { ReadState } from "@/components/ui/read-state";
import { Term } from "@/components/ui/term";
import { Toggle, ToggleGroup } from "@/components/ui/toggle";
import { UnreadTitle } from "@/components/ui/unread-title";
import type { SloDto } from "@/lib/domain/contracts/slo";
import { toBurnChart } from "@/lib/view-models/slo/to-burn-chart";
import { RuleTable } from "./rule-table";
import { SloHeader } from "./slo-header";
import styles from "./slo-page.module.css";
import { useSlo, useSloSeries } from "./use-slos";

/** Apart, since the library that draws it is a third of the page's code: the numbers need not wait. */
const BurnChart = laterPart(() => import("./burn-chart").then((module) => module.BurnChart), {
  name: "The chart",
  loading: () => <div className={styles.room} />,
});

const RANGES = {
  "15m": 900,
  "1h": 3_600,
  "6h": 21_600,
  "1d": 86_400,
  "3d": 259_200,
  "28d": 2_419_200,
};
const RANGE_NAMES = ["15m", "1h", "6h", "1d", "3d", "28d"] as const;

/** One SLO: its budget, how fast that burns, and which rules it would wake somebody by. */
export function SloPage({ sloName }: { sloName: string }) {
  const slo = useSlo(sloName);
  return (
    <div className={page.body}>
      {slo.data === undefined ? <UnreadTitle>{sloName}</UnreadTitle> : null}
      <ReadState
        query={slo}
        what="The SLO"
        loading={<LoadingLines label="Loading the SLO" count={6} />}
      />
      {slo.data === undefined ? null : <KnownSlo slo={slo.data} />}
    </div>
  );
}

function KnownSlo({ slo }: { slo: SloDto }) {
  return (
    <>
      <SloHeader slo={slo} />
      <BurnPanel slo={slo} />
      <RuleTable slo={slo} />
      <Counting slo={slo} />
    </>
  );
}

function BurnPanel({ slo }: { slo: SloDto }) {
  const [range, setRange] = useQueryState(
    "range",
    parseAsStringLiteral(RANGE_NAMES).withDefault("1h"),
  );
  const series = useSloSeries(slo.name, RANGES[range]);
  return (
    <section className={page.section} aria-label="Burn rate">
      <PanelHeader
        title="Burn rate"
        note={
          <>
            <Term name="burn rate">1×</Term> uses up the budget in exactly one period
          </>
        }
      >
        <ToggleGroup label="Range">
          {RANGE_NAMES.map((name) => (
            <Toggle key={name} pressed={range === name} onChange={() => void setRange(name)}>
              {name}
            </Toggle>
          ))}
        </ToggleGroup>
      </PanelHeader>
      <ReadState query={series} what="The burn rate" compact />
      {series.data === undefined ? (
        <div className={styles.room}>
          {series.error === null ? <LoadingLines label="Loading the burn rate" /> : null}
        </div>
      ) : (
        <BurnChart chart={toBurnChart(series.data, slo.rules)} />
      )}
    </section>
  );
}

/** How it is counted, and what could not be. */
function Counting({ slo }: { slo: SloDto }) {
  return (
    <footer className={styles.counting}>
      {slo.reasons.map((reason) => (
        <p key={reason} className={styles.reason}>
          ! {reason}
        </p>
      ))}
      <p>
        Counted in steps of {slo.bucketSeconds} s by when an event began. What comes up to{" "}
        {slo.lateWithinSeconds / 60} min late still counts; later data does not. A rule waits for{" "}
        {slo.minBadEvents} bad events in its long window.
      </p>
    </footer>
  );
}
