import type { Span } from "@/lib/domain/span";
import { resourceOf } from "@/lib/testing/builders/resource-of";
import { exceptionAt, type SpanSpec, spanOf, spansOf } from "@/lib/testing/builders/span-of";

/**
 * The entry forgets the currency; three hops below that something throws. The deepest error is a
 * victim: what differs from health first is what the entry was given.
 *
 *     checkout  ▬▬▬▬▬▬▬▬▬▬▬▬✕ 500    cart.currency missing
 *       quote   ·▬▬▬▬▬▬▬▬▬▬✕  500
 *         price ··▬▬▬▬▬▬▬▬✕   500
 *          rate ···▬▬▬✕       TypeError
 */
export function badInputFromAbove(): Span[] {
  return priced({ "cart.currency": "" }, true);
}

/** The same request with a currency. */
export function goodInput(): Span[] {
  return priced({ "cart.currency": "EUR" }, false);
}

function priced(attributes: Record<string, string>, fails: boolean): Span[] {
  const failing = fails ? { error: "" } : {};
  const thrown = fails
    ? { error: "", events: [exceptionAt(6, "TypeError", "rate of undefined")] }
    : {};
  return spansOf([
    { id: "checkout", service: "shop", kind: "server", lasts: 12, attributes, ...failing },
    {
      id: "quote",
      parent: "checkout",
      service: "shop",
      kind: "client",
      at: 1,
      lasts: 10,
      ...failing,
    },
    {
      id: "price",
      parent: "quote",
      service: "pricing",
      kind: "server",
      at: 2,
      lasts: 8,
      ...failing,
    },
    { id: "rate", parent: "price", service: "pricing", at: 3, lasts: 3, ...thrown },
  ]);
}

/**
 * A blip of the database, and every layer tries three times: nine queries for one request.
 *
 *     entry    ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬✕ 503
 *       call 1 ▬▬▬▬▬✕                retried
 *        query ▬✕ ▬✕ ▬✕
 *       call 2 ·······▬▬▬▬▬✕         retried
 *        query ·······▬✕ ▬✕ ▬✕
 *       call 3 ··············▬▬▬▬▬✕
 *        query ··············▬✕ ▬✕ ▬✕  ◀ the last one is what was left
 */
export function retryStorm(): Span[] {
  const unavailable = { error: "503", attributes: { "http.response.status_code": 503 } };
  const attempts = [0, 1, 2].flatMap((attempt): SpanSpec[] => {
    const at = 1 + attempt * 30;
    const call = `call-${attempt}`;
    const query = {
      service: "stock",
      name: "SELECT",
      kind: "client",
      parent: `serve-${attempt}`,
    } as const;
    return [
      {
        id: call,
        parent: "entry",
        service: "shop",
        name: "GET /stock",
        kind: "client",
        at,
        lasts: 26,
        ...unavailable,
      },
      {
        id: `serve-${attempt}`,
        parent: call,
        service: "stock",
        name: "GET /stock",
        kind: "server",
        at: at + 1,
        lasts: 24,
        ...unavailable,
      },
      ...[0, 1, 2].map(
        (turn): SpanSpec => ({
          ...query,
          id: `query-${attempt}-${turn}`,
          at: at + 2 + turn * 8,
          lasts: 5,
          error: "too many connections",
          attributes: {
            "db.system.name": "postgresql",
            "db.query.text": "SELECT 1",
            "server.address": "pg",
          },
        }),
      ),
    ];
  });
  return spansOf([
    { id: "entry", service: "shop", kind: "server", lasts: 92, ...unavailable },
    ...attempts,
  ]);
}

/**
 * A list that asks once for each of its rows. Nothing fails, and no query is slow.
 *
 *     list    ▬▬▬▬▬▬▬▬▬▬▬▬▬▬
 *       query ▬ ▬ ▬ ▬ ▬ ▬ ▬    one in health
 */
export function queryForEachRow(rows = 24): Span[] {
  return spansOf([
    { id: "list", service: "shop", name: "GET /orders", kind: "server", lasts: 4 + rows * 3 },
    ...Array.from(
      { length: rows },
      (_, row): SpanSpec => ({
        id: `query-${row}`,
        parent: "list",
        service: "shop",
        name: "SELECT orders",
        kind: "client",
        at: 1 + row * 3,
        lasts: 2,
        attributes: { "db.system.name": "postgresql", "server.address": "pg" },
      }),
    ),
  ]);
}

const ON_SICK_HOST = ["cart", "pricing", "stock", "mail", "tax"] as const;

/** Five services on one host fail in one request, each of itself. */
export function sickHost(): Span[] {
  return [
    spanOf({ id: "entry", service: "gateway", kind: "server", lasts: 40, error: "" }),
    ...ON_SICK_HOST.map((service, number) =>
      spanOf({
        id: service,
        parent: "entry",
        service,
        name: `${service} work`,
        kind: "server",
        at: 1 + number * 7,
        lasts: 5,
        error: "cannot allocate memory",
        resource: resourceOf(service, { "host.name": "node-7" }),
      }),
    ),
  ];
}

/**
 * The pod was killed while it served: its server span was never exported, what it had finished was.
 *
 *     entry   ▬▬▬▬▬▬▬▬▬▬✕ 502
 *       call  ·▬▬▬▬▬▬▬▬✕  connection reset
 *     (serve)    ?          not received
 *       query ··▬▬▬·····
 */
export function killedPod(): Span[] {
  return spansOf([
    { id: "entry", service: "gateway", kind: "server", lasts: 10, error: "502" },
    {
      id: "call",
      parent: "entry",
      service: "gateway",
      kind: "client",
      at: 1,
      lasts: 8,
      error: "read ECONNRESET",
      attributes: { "server.address": "cart", "error.type": "ECONNRESET" },
    },
    {
      id: "query",
      parent: "serve",
      service: "cart",
      name: "SELECT cart",
      kind: "internal",
      at: 2,
      lasts: 3,
    },
  ]);
}

/** The name of the callee cannot be resolved: nobody was reached. */
export function unresolvedName(): Span[] {
  return spansOf([
    { id: "entry", service: "gateway", kind: "server", lasts: 10, error: "502" },
    {
      id: "call",
      parent: "entry",
      service: "gateway",
      name: "GET",
      kind: "client",
      at: 1,
      lasts: 8,
      error: "getaddrinfo ENOTFOUND tax.internal",
      attributes: { "server.address": "tax.internal", "error.type": "ENOTFOUND" },
    },
  ]);
}

/** An exception is recorded on a span whose status says that all is well. */
export function contradictoryStatus(): Span[] {
  return spansOf([
    { id: "entry", service: "shop", kind: "server", lasts: 10, ok: true },
    {
      id: "parse",
      parent: "entry",
      service: "shop",
      at: 2,
      lasts: 3,
      ok: true,
      events: [exceptionAt(4, "SyntaxError", "unexpected token")],
    },
  ]);
}

/**
 * A failure two services down, the clock of the second `aheadMs` off. Told by one clock it is the
 * same failure whatever the clock says.
 *
 *     entry    ▬▬▬▬▬▬▬▬▬▬▬▬✕
 *       call   ·▬▬▬▬▬▬▬▬▬▬✕
 *         serve ··▬▬▬▬▬▬▬▬✕   payments, its clock off
 *         round ···▬▬✕                                   ◀ origin
 *       notify ···········▬   after the failure
 */
export function failureBehindClock(aheadMs: number): Span[] {
  return spansOf([
    { id: "entry", service: "gateway", kind: "server", lasts: 14, error: "" },
    {
      id: "call",
      parent: "entry",
      service: "gateway",
      kind: "client",
      at: 1,
      lasts: 10,
      error: "",
    },
    {
      id: "serve",
      parent: "call",
      service: "payments",
      kind: "server",
      at: 2 + aheadMs,
      lasts: 8,
      error: "",
    },
    {
      id: "round",
      parent: "serve",
      service: "payments",
      at: 3 + aheadMs,
      lasts: 3,
      error: "",
      events: [exceptionAt(6 + aheadMs, "RangeError", "overflow")],
    },
    { id: "notify", parent: "entry", service: "gateway", at: 12, lasts: 1 },
  ]);
}

/** 200 ms behind, and 200 ms ahead. */
export function failureBehindSlowClock(): Span[] {
  return failureBehindClock(-200);
}
export function failureBehindFastClock(): Span[] {
  return failureBehindClock(200);
}

/** Kept because it failed: its healthy likes were sampled away at 1 in 100. */
export function tailSampled(): Span[] {
  return spansOf([
    { id: "entry", service: "shop", kind: "server", lasts: 10, error: "" },
    { id: "work", parent: "entry", service: "shop", at: 1, lasts: 5, error: "boom" },
  ]).map((span) => ({ ...span, traceState: "ot=th:fd70a4" }));
}

/** `a` calls `b`, and says by a link that `b` came before it: round in a circle. */
export function cycleThroughLink(): Span[] {
  return spansOf([
    { id: "root", lasts: 10, error: "" },
    { id: "a", parent: "root", at: 1, lasts: 8, error: "", linksTo: ["b"] },
    { id: "b", parent: "a", at: 2, lasts: 4, error: "boom", linksTo: ["root"] },
  ]);
}

/** The parent comes last, long after its children were received. */
export function lateParent(): Span[] {
  return spansOf([
    { id: "query", parent: "serve", at: 3, lasts: 2 },
    { id: "root", kind: "server", lasts: 10 },
    { id: "render", parent: "serve", at: 6, lasts: 2 },
    { id: "serve", parent: "root", at: 2, lasts: 7 },
  ]);
}
