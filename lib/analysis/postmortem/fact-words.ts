import { describeFact } from "@/lib/analysis/citations/describe-fact";
import type { SentenceFact } from "@/lib/domain/sentence-fact";
import { oneLine } from "./write-text";

/** A fact as it stands in a sentence. */
export function factWords(fact: SentenceFact): string {
  switch (fact.kind) {
    case "moment":
      return momentOf(new Date(fact.at));
    case "length":
      return lengthText(fact.seconds);
    case "figure":
      return fact.unit === "" ? String(fact.value) : `${fact.value} ${fact.unit}`;
    case "words":
      return oneLine(fact.text);
    case "claim":
      return oneLine(describeFact(fact.claim));
  }
}

/** "4 min", "1 h 20 min", "35 s". */
export function lengthText(seconds: number): string {
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Whole seconds from one moment to another, none where the second is the earlier. */
export function secondsBetween(from: Date, to: Date): number {
  return Math.max(0, Math.round((to.getTime() - from.getTime()) / 1_000));
}

/** "2026-11-21 03:26:04 UTC". */
export function momentOf(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
