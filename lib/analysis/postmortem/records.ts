/** What the records of an incident say under one name. */
export type RecordValue =
  | { readonly kind: "moment"; readonly at: string }
  | {
      readonly kind: "figure";
      readonly value: number;
      readonly unit: string;
      /** While the incident lasts: how it may come to differ from what was written. */
      readonly changes: "never" | "grows" | "moves";
    }
  | { readonly kind: "words"; readonly text: string };

/** Alerts, changes, steps, verdict and counts of an incident, by the names that facts give. */
export type Records = ReadonlyMap<string, RecordValue>;

/** What an anchor leads to, as far as words can be held against it. */
export interface CitedThing {
  readonly services: readonly string[];
  /** All that it says: names, values, messages. */
  readonly words: string;
  readonly momentsNano: readonly bigint[];
  readonly lengthsNano: readonly number[];
}
