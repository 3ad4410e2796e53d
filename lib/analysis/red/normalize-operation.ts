const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const NUMBER = /^\d+$/;
/** Of eight or more with a digit among them: a word of `a` to `f` is a word. */
const HEX = /^(?=.*\d)[0-9a-f]{8,}$/i;
/** Letters and digits mixed, at length: `ord_01HZX3K9`, never `v2` or `oauth2`. */
const MIXED = /^(?=(?:.*\d){4})[\w.~-]{12,}$/;
const LONGEST = 200;

/**
 * A route or a span name without what differs from request to request: `/orders/{id}` for
 * `/orders/8412`. What instrumentation has put a placeholder into stays as it is.
 */
export function normalizeOperation(route: string): string {
  const path = route.split("?", 1)[0] ?? route;
  const parts = path.split("/").map((part) => (isId(part) ? "{id}" : part));
  return parts.join("/").slice(0, LONGEST);
}

function isId(part: string): boolean {
  return NUMBER.test(part) || UUID.test(part) || HEX.test(part) || MIXED.test(part);
}
