/** One number that says how a run did; a mean over its cases unless told. */
export interface Measure {
  readonly label: string;
  /** What is counted, in a sentence. */
  readonly about: string;
  readonly unit: "share" | "ms" | "tokens" | "usd";
  readonly better: "higher" | "lower";
}

const share = (label: string, about: string, better: Measure["better"] = "higher"): Measure => ({
  label,
  about,
  unit: "share",
  better,
});

const NAMING = {
  "service.ac1": share("Service AC@1", "cases whose cause stands first, by service"),
  "service.ac3": share("Service AC@3", "cases whose cause is among the first three, by service"),
  "service.ac5": share("Service AC@5", "cases whose cause is among the first five, by service"),
  "service.mrr": share("Service MRR", "1 / rank of the cause, by service"),
  "operation.ac1": share("Operation AC@1", "cases whose cause stands first, operation and all"),
  "operation.ac3": share("Operation AC@3", "cases whose operation is among the first three"),
  "operation.ac5": share("Operation AC@5", "cases whose operation is among the first five"),
  "operation.mrr": share("Operation MRR", "1 / rank of the operation"),
  "spans.precision": share("Span precision", "spans of the first named that are labelled"),
  "spans.recall": share("Span recall", "labelled spans that the first named shows"),
  "spans.f1": share("Span F1", "harmonic mean of span precision and recall"),
  "spans.full-recall": share(
    "Precision at full recall",
    "labelled spans of all that are met, from the first named on, until none is missing",
  ),
  "distractor-blame": share(
    "Distractor blame",
    "cases with a labelled distractor in which that is named first",
    "lower",
  ),
  "abstention.faulty": share("Abstention, faulty", "faulty cases that name nobody", "lower"),
  "abstention.healthy": share("Abstention, healthy", "cases without a fault that name nobody"),
  brier: share("Brier score", "squared error of the first named's probability", "lower"),
  ece: share(
    "Calibration error",
    "distance of stated from observed, over bins of all answers (ECE)",
    "lower",
  ),
} as const satisfies Record<string, Measure>;

const CLAIMS = {
  hallucination: share(
    "Hallucination rate",
    "claims whose subject is not in the evidence, or which it contradicts",
    "lower",
  ),
  grounding: share("Grounding precision", "claims that the evidence supports"),
} as const satisfies Record<string, Measure>;

const EFFORT = {
  "effort.ranking": {
    label: "Time to rank",
    about: "milliseconds of ranking, reading apart",
    unit: "ms",
    better: "lower",
  },
  "effort.analysis": {
    label: "Time to analyse",
    about: "milliseconds of the analyst and of checking its claims",
    unit: "ms",
    better: "lower",
  },
  "effort.tokens": {
    label: "Tokens",
    about: "tokens of the model, in and out, for a case",
    unit: "tokens",
    better: "lower",
  },
  "effort.cost": {
    label: "Cost",
    about: "US dollars for a case",
    unit: "usd",
    better: "lower",
  },
} as const satisfies Record<string, Measure>;

export type NamingMeasure = keyof typeof NAMING;
export type ClaimMeasure = keyof typeof CLAIMS;
export type EffortMeasure = keyof typeof EFFORT;
export type MeasureKey =
  | `ranker.${NamingMeasure}`
  | `analyst.${NamingMeasure}`
  | `analyst.${ClaimMeasure}`
  | EffortMeasure;

/** Every measure by its key, in the order in which they are told. */
export const MEASURES: ReadonlyMap<string, Measure> = new Map<string, Measure>([
  ...prefixed("ranker", NAMING),
  ...prefixed("analyst", { ...NAMING, ...CLAIMS }),
  ...Object.entries(EFFORT),
]);

function prefixed(track: string, measures: Readonly<Record<string, Measure>>) {
  return Object.entries(measures).map(([key, one]) => [`${track}.${key}`, one] as const);
}
