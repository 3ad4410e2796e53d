import { asSpanId } from "./id-text";
import type { SpanId } from "./ids";

/** In characters. */
export const MAX_ANCHOR_LENGTH = 500;

/** What an anchor names: one piece of evidence. */
export type AnchorTarget =
  | { readonly kind: "span"; readonly spanId: SpanId; readonly part: SpanPart | null }
  | { readonly kind: "log" | "kernel" | "exemplar" | "change"; readonly id: string }
  | { readonly kind: "metric"; readonly name: string; readonly atUnixNano: bigint }
  | { readonly kind: "code"; readonly file: string; readonly line: number };

/** An attribute by its key, or an event by its place, counted from 0. */
export type SpanPart =
  | { readonly kind: "attr"; readonly key: string }
  | { readonly kind: "event"; readonly index: number };

/** What an anchor names, or null for a text that is none. */
export function parseAnchor(text: string): AnchorTarget | null {
  const colon = text.indexOf(":");
  const rest = text.slice(colon + 1);
  const kind = text.slice(0, colon);
  if (colon < 0 || rest === "") return null;
  switch (kind) {
    case "span":
      return parseSpanAnchor(rest);
    case "log":
    case "kernel":
    case "exemplar":
    case "change":
      return { kind, id: rest };
    case "metric":
      return parseMetricAnchor(rest);
    case "code":
      return parseCodeAnchor(rest);
    default:
      return null;
  }
}

/** `span:<id>` of a span. */
export function spanAnchor(spanId: string): string {
  return `span:${spanId}`;
}

/** The ids of the spans among anchors, each once. */
export function spanIdsOf(anchors: readonly string[]): SpanId[] {
  const ids = anchors.flatMap((anchor) => {
    const target = parseAnchor(anchor);
    return target?.kind === "span" ? [target.spanId] : [];
  });
  return [...new Set(ids)];
}

function parseSpanAnchor(rest: string): AnchorTarget | null {
  const hash = rest.indexOf("#");
  const spanId = asSpanId(hash < 0 ? rest : rest.slice(0, hash));
  if (spanId === null) return null;
  if (hash < 0) return { kind: "span", spanId, part: null };
  const part = parsePart(rest.slice(hash + 1));
  return part === null ? null : { kind: "span", spanId, part };
}

function parsePart(text: string): SpanPart | null {
  const [, name, value = ""] = /^(attr|event)=(.+)$/s.exec(text) ?? [];
  if (name === "attr") return { kind: "attr", key: value };
  if (name === "event" && /^\d{1,6}$/.test(value)) return { kind: "event", index: Number(value) };
  return null;
}

function parseMetricAnchor(rest: string): AnchorTarget | null {
  const [, name, nano] = /^(.+)@(\d{1,20})$/.exec(rest) ?? [];
  if (name === undefined || nano === undefined) return null;
  return { kind: "metric", name, atUnixNano: BigInt(nano) };
}

function parseCodeAnchor(rest: string): AnchorTarget | null {
  const [, file, line] = /^(.+):(\d{1,7})$/.exec(rest) ?? [];
  if (file === undefined || line === undefined) return null;
  return { kind: "code", file, line: Number(line) };
}
