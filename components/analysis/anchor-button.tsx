"use client";

import { parseAsString, useQueryStates } from "nuqs";
import type { AnalysisDto } from "@/lib/domain/contracts/analysis";
import { anchorText } from "@/lib/view-models/analysis/analysis-text";
import styles from "./anchor-button.module.css";

interface AnchorButtonProps {
  anchor: string;
  places: AnalysisDto["places"];
}

/** Leads to what a claim names: the span, or the one that the record was written in. */
export function AnchorButton({ anchor, places }: AnchorButtonProps) {
  const [, show] = useQueryStates({ trace: parseAsString, span: parseAsString });
  const place = places[anchor];
  const text = anchorText(anchor);
  if (place === undefined) return <span className={styles.plain}>{text}</span>;
  return (
    <button
      type="button"
      className={styles.button}
      title={`Show ${anchor}`}
      onClick={() => void show({ trace: place.traceId, span: place.spanId })}
    >
      {text}
    </button>
  );
}
