import type { AttributeOutlierDto } from "@/lib/domain/contracts/comparison";

/** The cells of an attribute value that differs between two sets of traces. */
export interface OutlierRow {
  /** `37 of 40`. */
  readonly after: string;
  readonly before: string;
  /** `q < 0.001`, or why nothing is claimed. */
  readonly significance: string;
  readonly significanceTitle: string;
  readonly aliases: string;
}

const ALIASES_SHOWN = 2;
const LEAST_Q = 0.001;

export function toOutlierRow(outlier: AttributeOutlierDto): OutlierRow {
  const { afterWith, afterOf, beforeWith, beforeOf, q, aliases } = outlier;
  const more = aliases.length - ALIASES_SHOWN;
  const shown = aliases.slice(0, ALIASES_SHOWN).join(", ");
  return {
    after: `${afterWith} of ${afterOf}`,
    before: `${beforeWith} of ${beforeOf}`,
    significance:
      q === null ? "too few to tell" : q < LEAST_Q ? `q < ${LEAST_Q}` : `q ${q.toFixed(3)}`,
    significanceTitle:
      q === null
        ? "with fewer than five traces after, nothing is claimed"
        : "the share of false discoveries among all values listed so far",
    aliases: more > 0 ? `${shown} and ${more} more` : shown,
  };
}

const FLAG = /^feature_flag (.+)$/;

/** An example trace, searched for the value; for a flag, for where it was asked. */
export function outlierHref({ key, value }: AttributeOutlierDto, traceId: string): string {
  const flag = FLAG.exec(key)?.[1];
  const plain = (text: string) => text.replaceAll('"', "");
  const find =
    flag === undefined ? `${key}="${plain(value)}"` : `feature_flag.key="${plain(flag)}"`;
  return `/traces/${traceId}?find=${encodeURIComponent(find)}`;
}
