"use client";

import { Check } from "lucide-react";
import { useState } from "react";
import { formatCount, formatCountOf } from "@/lib/view-models/format/format-count";
import type { FacetGroup, FacetOption } from "@/lib/view-models/incident-list/facet-groups";
import styles from "./facet-panel.module.css";

/** Of a longer facet the rest is shown when asked for. */
const SHOWN = 6;

interface FacetOptionsProps {
  group: FacetGroup;
  onToggle: (value: string) => void;
}

/** The values of one facet; those that are chosen widen what is listed. */
export function FacetOptions({ group, onToggle }: FacetOptionsProps) {
  const [isLong, setLong] = useState(false);
  const { label, options, more } = group;
  const shown = isLong ? options : options.filter((one, index) => index < SHOWN || one.selected);
  const hidden = options.length - shown.length;
  return (
    <fieldset className={styles.group} aria-label={label}>
      <h2 className={styles.label}>{label}</h2>
      {shown.map((option) => (
        <OptionButton key={option.value} option={option} onToggle={onToggle} />
      ))}
      {hidden > 0 || isLong ? (
        <button type="button" className={styles.more} onClick={() => setLong(!isLong)}>
          {isLong ? "Show fewer" : `Show ${hidden} more`}
        </button>
      ) : null}
      {isLong && more > 0 ? (
        <p className={styles.note}>{formatCountOf(more, "rarer value")}: find them by search</p>
      ) : null}
    </fieldset>
  );
}

function OptionButton({
  option: { value, label, count, selected },
  onToggle,
}: {
  option: FacetOption;
  onToggle: (value: string) => void;
}) {
  const spoken = count === null ? label : `${label}, ${formatCountOf(count, "incident")}`;
  return (
    <button
      type="button"
      className={styles.option}
      aria-pressed={selected}
      aria-label={spoken}
      data-none={count === 0 && !selected}
      title={label}
      onClick={() => onToggle(value)}
    >
      <span className={styles.tick}>
        {selected ? <Check aria-hidden size={11} strokeWidth={3} /> : null}
      </span>
      <span className={styles.value}>{label}</span>
      <span className={styles.count}>{count === null ? "" : formatCount(count)}</span>
    </button>
  );
}
