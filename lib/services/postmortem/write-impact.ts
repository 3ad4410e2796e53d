import { spanAnchor } from "@/lib/domain/anchor";
import type { Sentence } from "@/lib/domain/postmortem";
import { countImpact } from "./count-impact";
import type { FactsOf } from "./index-records";
import { type KnownIncident, tell } from "./known-incident";

const SHOWN_SPANS = 5;

/** What it cost, in numbers: the requests that were counted, what the alerts say, what is kept. */
export function writeImpact(known: KnownIncident, facts: FactsOf): Sentence[] {
  const { alerts, evidence } = known;
  const said = new Map(
    alerts.flatMap(({ annotations }, index) => {
      const text = annotations.summary ?? annotations.description;
      return text === undefined || text.trim() === "" ? [] : [[text, index] as const];
    }),
  );
  const sentences = [
    ...writeCounts(known, facts),
    ...[...said].map(([text, index]) => tell([facts.value(`alert:${index}.text`), fullStop(text)])),
  ];
  const failing = evidence.filter(({ role }) => role !== "healthy");
  const entries = failing.flatMap(({ entrySpanId }) => entrySpanId ?? []).slice(0, SHOWN_SPANS);
  if (failing.length > 0) {
    const kept = facts.value("evidence.failing");
    sentences.push(
      tell([kept, " of the requests it touched are kept as evidence."], entries.map(spanAnchor)),
    );
  }
  if (sentences.length > 0) return sentences;
  return [
    tell(["To be written: no request was counted and no alert told in numbers what it cost."]),
  ];
}

function writeCounts(known: KnownIncident, { value }: FactsOf): Sentence[] {
  const { during, before, whose } = countImpact(known);
  if (during.total === 0) return [];
  const shown = known.sli.exemplars.filter(({ stand }) => stand === "failing" || stand === "slow");
  const anchors = shown.flatMap(({ spanId }) => spanId ?? []).slice(0, SHOWN_SPANS);
  const countsOf = (side: "during" | "before", noun: string) => [
    value(`requests.${side}.failed`),
    " of ",
    value(`requests.${side}.total`),
    noun,
  ];
  const shareOf = (side: "during" | "before") => ["(", value(`requests.${side}.failedShare`), ")"];
  const parts = [
    ...countsOf("during", " requests"),
    ...(whose === "" ? [] : [" of ", value("requests.of")]),
    " failed ",
    ...shareOf("during"),
    " from ten minutes before the alert on",
    ...(before.total === 0
      ? []
      : ["; in the hour before ", ...countsOf("before", " "), ...shareOf("before")]),
    ".",
  ];
  return [tell(parts, anchors.map(spanAnchor)), ...writeDuration(known, { value })];
}

function writeDuration(known: KnownIncident, { value }: Pick<FactsOf, "value">): Sentence[] {
  const { during, before } = countImpact(known);
  if (during.slowestMs === 0) return [];
  const was = before.slowestMs === 0 ? [] : [", ", value("requests.before.p95"), " before"];
  const reached = value("requests.during.p95");
  return [
    tell(["The 95th percentile of their duration reached ", reached, " in a step", ...was, "."]),
  ];
}

/** With a full stop, unless it ends already. */
export function endSentence(text: string): string {
  return text + fullStop(text);
}

/** What a text lacks to be a sentence. */
export function fullStop(text: string): "" | "." {
  return /[.!?]$/.test(text) ? "" : ".";
}
