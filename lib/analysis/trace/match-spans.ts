import { type Attributes, formatAttribute } from "@/lib/domain/attributes";
import { serviceNameOf } from "@/lib/domain/resource";
import type { Span } from "@/lib/domain/span";
import type { AssembledTrace, NodeIndex } from "./assembled-trace";

/** One word of a query: a text anywhere, or a key with what its value holds. */
export type SpanTerm =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "pair";
      readonly key: string;
      /** Part of the value; empty: the key alone must be there. */
      readonly value: string;
      /** `!=`: no such value. */
      readonly negated: boolean;
      /** Quoted: the whole value. */
      readonly exact: boolean;
    };

const TERM = /(?:([^\s=!"]+)(!?=)(?:"([^"]*)"|(\S*)))|"([^"]+)"|(\S+)/g;

/**
 * `timeout http.route=/orders status!=error db.name="shop"`: words and pairs, all of which must hold.
 * Ignores case but for keys. Quotes keep spaces, and make a value exact.
 */
export function parseSpanQuery(query: string): SpanTerm[] {
  return [...query.matchAll(TERM)].map(([, key, sign, quoted, bare, phrase, word]): SpanTerm => {
    if (key === undefined) {
      return { kind: "text", text: (phrase ?? word ?? "").toLowerCase() };
    }
    return {
      kind: "pair",
      key,
      value: (quoted ?? bare ?? "").toLowerCase(),
      negated: sign === "!=",
      exact: quoted !== undefined,
    };
  });
}

/**
 * Nodes whose span holds every term: in its service, name, kind, status, id, or in an attribute of
 * the span, its resource or its events. A pair's key is an attribute's, or `service`, `name`,
 * `kind`, `status`, `event`. O(spans × attributes); none for an empty query.
 */
export function matchSpans(trace: AssembledTrace, terms: readonly SpanTerm[]): NodeIndex[] {
  if (terms.length === 0) return [];
  return trace.nodes.flatMap((node) =>
    node.kind === "span" && terms.every((term) => holds(node.span, term)) ? [node.index] : [],
  );
}

function holds(span: Span, term: SpanTerm): boolean {
  switch (term.kind) {
    case "text":
      return textsOf(span).some((text) => text.toLowerCase().includes(term.text));
    case "pair": {
      const values = valuesOf(span, term.key).map((value) => value.toLowerCase());
      const fits = (value: string) =>
        term.exact ? value === term.value : value.includes(term.value);
      return values.some(fits) !== term.negated;
    }
  }
}

function valuesOf(span: Span, key: string): string[] {
  const intrinsic = INTRINSIC[key]?.(span) ?? [];
  const carriers = [span.attributes, span.resource.attributes, ...eventAttributes(span)];
  const found = carriers.flatMap((attributes) => {
    const value = attributes[key];
    return value === undefined ? [] : [formatAttribute(value)];
  });
  return [...intrinsic, ...found];
}

const INTRINSIC: Readonly<Record<string, (span: Span) => readonly string[]>> = {
  service: ({ resource }) => [serviceNameOf(resource)],
  name: ({ name }) => [name],
  kind: ({ kind }) => [kind],
  status: ({ status }) => [status.code],
  event: ({ events }) => events.map(({ name }) => name),
};

function textsOf(span: Span): string[] {
  const { name, kind, status, spanId, resource, events } = span;
  const carried = [span.attributes, ...eventAttributes(span)].flatMap((attributes) =>
    Object.entries(attributes).flatMap(([key, value]) => [key, formatAttribute(value)]),
  );
  const named = events.map((event) => event.name);
  return [serviceNameOf(resource), name, kind, status.message, spanId, ...named, ...carried];
}

function eventAttributes({ events }: Span): readonly Attributes[] {
  return events.map(({ attributes }) => attributes);
}
