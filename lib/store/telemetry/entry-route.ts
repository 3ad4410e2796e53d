import { stringAttribute } from "@/lib/domain/attributes";
import type { Span } from "@/lib/domain/span";

const METHOD = /^[A-Z]{3,10} (?=\/)/;

/** Whether a request entered its service by this span: SERVER, CONSUMER, or a root of any kind. */
export function isEntry(span: Pick<Span, "kind" | "parentSpanId">): boolean {
  return span.kind === "server" || span.kind === "consumer" || span.parentSpanId === null;
}

/**
 * What names the request: `http.route`, else the path of the URL, else the span name. Without a
 * method before it and without a query string behind it.
 */
export function routeOf({ attributes, name }: Pick<Span, "attributes" | "name">): string {
  const route =
    stringAttribute(attributes, "http.route") ||
    stringAttribute(attributes, "url.path") ||
    stringAttribute(attributes, "http.target") ||
    name;
  return normalizeRoute(route);
}

/** `/orders` for `POST /orders?dry=1`; what is not a path stays as it is. */
export function normalizeRoute(text: string): string {
  const route = text.replace(METHOD, "");
  return route.startsWith("/") ? (route.split("?", 1)[0] ?? route) : route;
}
