import type { IncidentSignature } from "@/lib/domain/incident-signature";

/** How alike two incidents are, the most telling first. */
export const SIMILARITY_TIERS = [
  "same-code",
  "same-failure",
  "same-log",
  "same-place",
  "text",
] as const;
export type SimilarityTier = (typeof SIMILARITY_TIERS)[number];

/** What two signatures have in common, in words. */
export interface SignatureMatch {
  readonly tier: SimilarityTier;
  readonly reasons: readonly string[];
}

/** Below this share of words in common, texts are not alike. */
export const LEAST_TEXT = 0.3;

/**
 * What one incident has in common with another; null when that is nothing of weight. `text` is the
 * share of the words of both that they have in common. Which of the two is asked about makes no
 * difference to the tier.
 */
export function matchSignatures(
  one: IncidentSignature,
  other: IncidentSignature,
  text: number,
): SignatureMatch | null {
  const shared = (list: "exceptions" | "frames" | "logTemplates" | "operations" | "versions") =>
    one[list].filter((name) => other[list].includes(name));
  const exceptions = shared("exceptions");
  const frames = shared("frames");
  const logs = shared("logTemplates");
  const operations = shared("operations");
  const isSamePlace =
    one.service !== null && one.service === other.service && one.route === other.route;
  const tier = tierOf({
    "same-code": exceptions.length > 0 && frames.length > 0,
    "same-failure": exceptions.length > 0 && operations.length > 0,
    "same-log": logs.length > 0,
    "same-place": isSamePlace && (exceptions.length > 0 || operations.length > 0),
    text: text >= LEAST_TEXT,
  });
  if (tier === null) return null;
  const reasons = [
    ...say("the same exception", exceptions),
    ...say("in the same code", frames),
    ...say("failing in the same operation", operations),
    ...say("the same log lines", logs),
    ...(isSamePlace ? [`noticed at the same place: ${one.service} ${one.route ?? ""}`.trim()] : []),
    ...say("the same version", shared("versions")),
    ...(text >= LEAST_TEXT ? [`${Math.round(text * 100)} % of the words in common`] : []),
  ];
  return { tier, reasons };
}

function tierOf(holds: Readonly<Record<SimilarityTier, boolean>>): SimilarityTier | null {
  return SIMILARITY_TIERS.find((tier) => holds[tier]) ?? null;
}

function say(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${what}: ${names.slice(0, 2).join(", ")}`];
}
