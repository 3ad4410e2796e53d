"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { SIGNALS_TAB } from "@/components/suspects/use-suspect-selection";
import type { AnalysisDto } from "@/lib/domain/contracts/analysis";
import { anchorText } from "@/lib/view-models/analysis/analysis-text";
import styles from "./anchor-button.module.css";

interface AnchorButtonProps {
  anchor: string;
  places: AnalysisDto["places"];
}

const PARSERS = {
  trace: parseAsString,
  span: parseAsString,
  tab: parseAsString,
  anchor: parseAsString,
};
const LOGS_TAB = null;

/** Leads to what a claim names: the span, the line of the log within its span, the point, the change. */
export function AnchorButton({ anchor, places }: AnchorButtonProps) {
  const [, show] = useQueryStates(PARSERS);
  const target = targetOf(anchor, places[anchor]);
  const text = anchorText(anchor);
  if (target === null) return <span className={styles.plain}>{text}</span>;
  return (
    <button
      type="button"
      className={styles.button}
      title={`Show ${anchor}`}
      onClick={() => void show(target)}
    >
      {text}
    </button>
  );
}

/** What the address says of it; null for what is not to be seen. */
function targetOf(anchor: string, place: AnalysisDto["places"][string] | undefined) {
  if (anchor.startsWith("metric:")) return { tab: SIGNALS_TAB, anchor };
  if (anchor.startsWith("change:")) return { tab: "changes", anchor };
  if (place === undefined) return null;
  const span = { trace: place.traceId, span: place.spanId };
  return anchor.startsWith("log:") ? { ...span, tab: LOGS_TAB, anchor } : span;
}
