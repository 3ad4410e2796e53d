"use client";

import { parseAsBoolean, parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useKeys } from "@/components/shell/use-keys";
import type { Citation } from "@/lib/view-models/suspects/cite-statement";
import { clearestSpan, type SpanPlace } from "@/lib/view-models/suspects/clearest-span";
import type { SuspectsView } from "@/lib/view-models/suspects/to-suspects-view";

export interface SuspectSelection {
  /** The one that is open: the linked one, else the first where anybody is named; 0 for nobody. */
  readonly openRank: number;
  /** The one that was chosen; null while none was. */
  readonly selectedRank: number | null;
  /** The cited piece of evidence that is lit. */
  readonly anchor: string | null;
  /** Whether all evidence of the open one is shown. */
  readonly isExpanded: boolean;
  readonly toggleExpanded: () => void;
  /** Opens a suspect and shows its clearest span. */
  readonly select: (rank: number) => void;
  readonly lightUp: (citation: Citation) => void;
  /** Lights an event of the kernel up, on its span. */
  readonly showKernel: (event: CitedKernelEvent) => void;
}

interface CitedKernelEvent {
  readonly anchor: string;
  readonly traceId: string | null;
  readonly spanId: string | null;
}

const DIGITS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;
const GROUP = "Incident";

/** Which suspect and which of its evidence is looked at, kept in `?suspect=`, `?anchor=` and `?all=`. */
export function useSuspectSelection(
  view: SuspectsView | null,
  shownTraceId: string | null,
): SuspectSelection {
  const [{ suspect, anchor, all: isExpanded }, set] = useQueryStates(PARSERS);
  const suspects = view?.suspects ?? [];
  const placeAt = (place: SpanPlace | null) => {
    if (place === null) return {};
    const { traceId, spanId } = place;
    // Folds and subtrees are of one trace: another starts without.
    return traceId === shownTraceId
      ? { span: spanId }
      : { trace: traceId, span: spanId, open: null, focus: null };
  };
  const select = (rank: number) => {
    const chosen = suspects.find((one) => one.rank === rank);
    if (chosen === undefined) return;
    void set({ suspect: rank, anchor: null, ...placeAt(clearestSpan(chosen.dto, shownTraceId)) });
  };
  const showKernel = ({ anchor: cited, traceId, spanId }: CitedKernelEvent) => {
    const place = traceId === null || spanId === null ? null : { traceId, spanId };
    void set({ anchor: cited, tab: KERNEL_TAB, ...placeAt(place) });
  };
  const lightUp = ({ anchor: cited, target }: Citation) => {
    switch (target.kind) {
      case "span":
        return void set({ anchor: cited, ...placeAt(target) });
      case "log": {
        const { traceId, spanId } = target;
        const place = traceId === null || spanId === null ? null : { traceId, spanId };
        return void set({ anchor: cited, tab: null, ...placeAt(place) });
      }
      case "kernel":
        return showKernel({ ...target, anchor: cited });
      case "metric":
      case "change":
        return void set({ anchor: cited, tab: SIGNALS_TAB });
    }
  };
  const toggleExpanded = () => void set({ all: isExpanded ? null : true });
  useKeys([
    {
      keys: DIGITS,
      shown: "1–9",
      label: "Suspect of that rank, in its trace",
      group: GROUP,
      run: (event) => select(Number(event.key)),
    },
    { keys: ["i"], label: "All evidence of the suspect", group: GROUP, run: toggleExpanded },
  ]);
  const first = view === null || view.status === "abstained" ? 0 : 1;
  const isKnown = suspects.some(({ rank }) => rank === suspect);
  return {
    openRank: isKnown && suspect !== null ? suspect : first,
    selectedRank: isKnown ? suspect : null,
    anchor,
    isExpanded,
    toggleExpanded,
    select,
    lightUp,
    showKernel,
  };
}

/** The tab of the drawer that lists metrics and changes. */
export const SIGNALS_TAB = "signals";

/** Of the shown trace: what the kernel did for it. */
const KERNEL_TAB = "kernel";

const PARSERS = {
  suspect: parseAsInteger,
  all: parseAsBoolean.withDefault(false),
  anchor: parseAsString,
  trace: parseAsString,
  span: parseAsString,
  open: parseAsString,
  focus: parseAsString,
  tab: parseAsString,
};
