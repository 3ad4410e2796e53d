import type { SuspectKind } from "@/lib/domain/suspect";

export type ProbabilityWord = "likely" | "possible" | "unlikely";

const LIKELY = 0.5;
const POSSIBLE = 0.05;

export function probabilityWord(probability: number): ProbabilityWord {
  if (probability >= LIKELY) return "likely";
  return probability >= POSSIBLE ? "possible" : "unlikely";
}

/** `.86`; never `.00` or `1.00`, which would say more than is known. */
export function formatProbability(probability: number): string {
  const hundredths = Math.round(probability * 100);
  if (hundredths < 1) return "<.01";
  return hundredths > 99 ? ">.99" : `.${String(hundredths).padStart(2, "0")}`;
}

const KIND_WORDS: Readonly<Record<SuspectKind, string | null>> = {
  // What most suspects are needs no word.
  operation: null,
  peer: "peer",
  edge: "connection",
  "absent-operation": "does not answer",
  resource: "resource",
  host: "host",
  change: "change",
};

/** What a suspect is that is no operation; null for an operation. */
export function kindWord(kind: SuspectKind): string | null {
  return KIND_WORDS[kind];
}
