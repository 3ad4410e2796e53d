"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useMemo } from "react";
import { useVerdictTab } from "@/components/evaluation/use-verdict-tab";
import { VerdictKeys } from "@/components/evaluation/verdict-keys";
import { SuspectMarksProvider } from "@/components/suspects/suspect-marks-context";
import { SuspectsPanel } from "@/components/suspects/suspects-panel";
import { SIGNALS_TAB, useSuspectSelection } from "@/components/suspects/use-suspect-selection";
import { type InitialSuspects, useSuspects } from "@/components/suspects/use-suspects";
import type { DrawerTab } from "@/components/trace/trace-drawer";
import { TraceView } from "@/components/trace/trace-view";
import { ReadState } from "@/components/ui/read-state";
import { useNarrow } from "@/components/ui/use-narrow";
import type { EvidenceTraceDto, IncidentDetailDto } from "@/lib/domain/contracts/incident";
import type { SuspectsDto } from "@/lib/domain/contracts/suspects";
import { formatCount } from "@/lib/view-models/format/format-count";
import { NO_MARKS, toSuspectMarks } from "@/lib/view-models/suspects/suspect-marks";
import { type SignalRow, toSignalRows } from "@/lib/view-models/suspects/to-signal-rows";
import { toSuspectsView } from "@/lib/view-models/suspects/to-suspects-view";
import { EvidenceLine } from "./evidence-line";
import { IncidentColumn } from "./incident-column";
import { IncidentHeader } from "./incident-header";
import styles from "./incident-page.module.css";
import { KernelSummary } from "./kernel-summary";
import {
  LaterAlerts,
  LaterAnalysis,
  LaterChanges,
  LaterEvidence,
  LaterPostmortem,
  LaterSignals,
} from "./later-tabs";
import { NoEvidence } from "./no-evidence";
import { ShareMenu } from "./share-menu";
import { SliStrip } from "./sli-strip";
import { useActivityTab } from "./use-activity-tab";
import { type InitialTraces, useIncidentTraces } from "./use-incident-traces";
import { useShownTrace } from "./use-shown-trace";

const NO_TRACES: readonly EvidenceTraceDto[] = [];
const NO_SIGNALS: readonly SignalRow[] = [];

interface IncidentWorkspaceProps {
  incident: IncidentDetailDto;
  initialTraces: InitialTraces | null;
  initialSuspects: InitialSuspects | null;
}

/** An incident on one screen: what fired, who may have caused it, the trace that shows it. */
export function IncidentWorkspace(props: IncidentWorkspaceProps) {
  const { incident, initialTraces, initialSuspects } = props;
  const { collectedAt } = incident.evidence;
  const evidence = useIncidentTraces(incident.id, collectedAt, initialTraces);
  const traces = evidence.data ?? NO_TRACES;
  const shown = useShownTrace(incident.leadTraceId, traces);
  const suspects = useSuspects(incident.id, collectedAt, initialSuspects);
  const ranking = useRankingViews(suspects.data);
  const selection = useSuspectSelection(ranking.view, shown.traceId);
  const [, setTab] = useQueryState("tab", parseAsString);
  // On a phone who is suspected, and why, comes before the charts.
  const isNarrow = useNarrow();
  const context = (
    <>
      <EvidenceLine
        evidence={incident.evidence}
        shown={traces.find((trace) => trace.traceId === shown.traceId) ?? null}
        onOpen={() => void setTab("evidence")}
        kernel={
          <KernelSummary
            incidentId={incident.id}
            collectedAt={collectedAt}
            onShow={selection.showKernel}
          />
        }
      />
      <SliStrip incident={incident} shownTraceId={shown.traceId} onSelect={shown.select} />
    </>
  );
  const left = (
    <IncidentColumn
      suspects={<SuspectsPanel query={suspects} view={ranking.view} selection={selection} />}
      context={isNarrow ? context : null}
      incident={incident}
      traces={traces}
      shown={shown}
      onOpenAlerts={() => void setTab("alerts")}
    />
  );
  const verdict = useVerdictTab({ incidentId: incident.id, blind: false });
  const activity = useActivityTab(incident);
  const tabs = [
    ...drawerTabs(incident, traces, shown.traceId, shown.select),
    signalsTab(ranking.signals, selection.anchor),
    verdict.tab,
    activity,
    {
      value: "postmortem",
      label: "Postmortem",
      fetchAhead: LaterPostmortem.fetchAhead,
      content: <LaterPostmortem incidentId={incident.id} />,
      roomy: true,
    },
  ];
  return (
    <SuspectMarksProvider marks={ranking.marks}>
      <ReadState query={evidence} what="The list of evidence" compact />
      <IncidentHeader
        incident={incident}
        share={<ShareMenu incident={incident} suspects={ranking.view} traceId={shown.traceId} />}
      />
      {isNarrow ? null : <div className={styles.context}>{context}</div>}
      {shown.traceId === null ? (
        <NoEvidence incident={incident} left={left} tabs={tabs} />
      ) : (
        <>
          <TraceView traceId={shown.traceId} left={left} tabs={tabs} />
          <VerdictKeys traceId={shown.traceId} state={verdict.state} onOpen={verdict.open} />
        </>
      )}
    </SuspectMarksProvider>
  );
}

/** Where nobody is named, no span is marked. */
function useRankingViews(suspects: SuspectsDto | undefined) {
  return useMemo(() => {
    if (suspects === undefined) return { view: null, marks: NO_MARKS, signals: NO_SIGNALS };
    const view = toSuspectsView(suspects);
    const named = view.status === "abstained" ? 0 : view.leadCount;
    return {
      view,
      marks: named === 0 ? NO_MARKS : toSuspectMarks(suspects.suspects.slice(0, named)),
      signals: toSignalRows(suspects.suspects),
    };
  }, [suspects]);
}

function signalsTab(rows: readonly SignalRow[], anchor: string | null): DrawerTab {
  return {
    value: SIGNALS_TAB,
    label: "Metrics and changes",
    count: formatCount(rows.length),
    fetchAhead: LaterSignals.fetchAhead,
    content: <LaterSignals rows={rows} anchor={anchor} />,
  };
}

function drawerTabs(
  incident: IncidentDetailDto,
  traces: readonly EvidenceTraceDto[],
  shownTraceId: string | null,
  onSelect: (traceId: string) => void,
): readonly DrawerTab[] {
  return [
    {
      value: "alerts",
      label: "Alerts",
      count: formatCount(incident.alerts.length),
      fetchAhead: LaterAlerts.fetchAhead,
      content: <LaterAlerts alerts={incident.alerts} splitFrom={incident.id} />,
    },
    {
      value: "evidence",
      label: "Evidence",
      count: formatCount(traces.length),
      fetchAhead: LaterEvidence.fetchAhead,
      content: (
        <LaterEvidence
          incidentId={incident.id}
          evidence={incident.evidence}
          traces={traces}
          shownTraceId={shownTraceId}
          onSelect={onSelect}
        />
      ),
    },
    {
      value: "changes",
      label: "Changes",
      fetchAhead: LaterChanges.fetchAhead,
      content: <LaterChanges incidentId={incident.id} />,
    },
    {
      value: "analysis",
      label: "Analysis",
      fetchAhead: LaterAnalysis.fetchAhead,
      content: <LaterAnalysis incidentId={incident.id} />,
      roomy: true,
    },
  ];
}
