import type { AnalysisSummaryDto, ClaimDto, DestinationDto } from "@/lib/domain/contracts/analysis";
import { formatCount } from "@/lib/view-models/format/format-count";
import { formatDuration } from "@/lib/view-models/format/format-duration";

/** A verdict with its sign: never told by colour alone. */
export const VERDICT_SIGNS: Readonly<Record<ClaimDto["verdict"], string>> = {
  supported: "✓ supported",
  contradicted: "✕ contradicted",
  "not-found": "? not found",
  "cannot-check": "– cannot check",
};

/** `likely .86` of a confidence: the word first, the figure behind. */
export function confidenceText(confidence: number): string {
  const word = confidence >= 0.8 ? "likely" : confidence >= 0.5 ? "possible" : "unlikely";
  return `${word} ${confidence.toFixed(2)}`;
}

/** What a run cost: tokens, and dollars where the price is known. */
export function usageText({ analyst, usage }: AnalysisSummaryDto): string {
  if (analyst === "built-in") return "no model asked, no cost";
  if (usage === null) return "nothing was used";
  if (usage.calls === 0) return "no answer came, no tokens counted";
  const tokens = `${formatCount(usage.inputTokens)} tokens in, ${formatCount(usage.outputTokens)} out`;
  const cost = usage.costUsd === null ? "price not set" : `$${usage.costUsd.toFixed(4)}`;
  return `${tokens} in ${usage.calls} ${usage.calls === 1 ? "call" : "calls"}, ${cost}`;
}

/** `Built-in analyst`, or the model's name. */
export function analystName({ analyst, model }: Pick<DestinationDto, "analyst" | "model">): string {
  return analyst === "built-in" ? "Built-in analyst" : (model ?? "Model");
}

/** `prompt/3 · ranker 12 · verifier 1 · pack 1`: what tells two runs over the same evidence apart. */
export function versionsText(versions: AnalysisSummaryDto["versions"]): string {
  const { analyst, ranker, verifier, pack } = versions;
  return `${analyst} · ranker ${ranker} · verifier ${verifier} · pack ${pack}`;
}

/** What an anchor names, in a few words for its button. */
export function anchorText(anchor: string): string {
  const [, kind = "", id = "", detail = ""] = /^(\w+):([^#]*)(?:#attr=(.*))?$/.exec(anchor) ?? [];
  if (kind === "span" && detail !== "") return `span ${id.slice(0, 8)} · ${detail}`;
  if (kind === "metric") return `metric ${id.replace(/@\d+$/, "")}`;
  return `${kind} ${kind === "change" ? id : id.slice(0, 8)}`;
}

/** `50.2 KB`. */
export function formatBytes(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KB`;
}

export function isUnderWay({ status }: Pick<AnalysisSummaryDto, "status">): boolean {
  return status === "queued" || status === "running";
}

type Citation = NonNullable<ClaimDto["citation"]>;

/** `4.2 ms`; null where a citation gives no figure. */
export function valueText({ value, unit }: Pick<Citation, "value" | "unit">): string | null {
  return value === null ? null : [value, unit].filter((part) => part !== null).join(" ");
}

/** `1.9s before the first failing request`; null of what has no moment. */
export function sinceText({ sinceTroubleNano }: Pick<Citation, "sinceTroubleNano">): string | null {
  if (sinceTroubleNano === null) return null;
  if (sinceTroubleNano === 0) return "with the first failing request";
  const length = formatDuration(Math.abs(sinceTroubleNano));
  return `${length} ${sinceTroubleNano < 0 ? "before" : "after"} the first failing request began`;
}
