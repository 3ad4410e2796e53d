import type { PostmortemDto } from "@/lib/domain/contracts/postmortem";
import { formatCountOf } from "@/lib/view-models/format/format-count";

/** What somebody who reads a postmortem has to know of it first. */
export function standingWords({ stored }: Pick<PostmortemDto, "stored">): string {
  if (stored === null) return "A draft put together from the evidence.";
  const { version, status, author, at } = stored;
  const done = status === "draft" ? "saved" : status;
  return `Version ${version}, ${done} by ${author} at ${momentText(at)}.`;
}

/** How many anchors name nothing any more; empty when each resolves. */
export function missingWords({ references }: Pick<PostmortemDto, "references">): string {
  const count = references.filter(({ text }) => text === null).length;
  if (count === 0) return "";
  return `${formatCountOf(count, "citation")} ${count === 1 ? "does" : "do"} not resolve any more.`;
}

/** That it was published although the evidence contradicts it, and by whom; empty when it was not. */
export function despiteWords({ stored }: Pick<PostmortemDto, "stored">): string {
  if (stored === null || stored.despite.length === 0) return "";
  const count = formatCountOf(stored.despite.length, "sentence");
  return `${stored.author} published it although ${count} ${stored.despite.length === 1 ? "was" : "were"} contradicted.`;
}

/** Numbers of the anchors of a postmortem, and whether each still names something. */
export function numberReferences({ references }: Pick<PostmortemDto, "references">) {
  const numbers = new Map(references.map(({ anchor }, index) => [anchor, index + 1]));
  const missing = new Set(references.flatMap(({ anchor, text }) => (text === null ? anchor : [])));
  return {
    numberOf: (anchor: string) => numbers.get(anchor) ?? 0,
    isMissing: (anchors: readonly string[]) => anchors.some((anchor) => missing.has(anchor)),
  };
}

/** "2026-11-21 03:26:04". */
export function momentText(iso: string): string {
  return new Date(iso).toISOString().slice(0, 19).replace("T", " ");
}
