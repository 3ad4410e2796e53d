import type { Span } from "@/lib/domain/span";
import type { SpanSpec } from "@/lib/testing/builders/span-of";
import { exceptionAt, spansOf } from "@/lib/testing/builders/span-of";

/**
 * The failure is thrown at the bottom and passed on by every caller.
 *
 *     gateway   ▬▬▬▬▬▬▬▬▬▬▬▬✕ 502
 *       call    ·▬▬▬▬▬▬▬▬▬▬✕  502
 *         serve ··▬▬▬▬▬▬▬▬✕   500
 *          round···▬▬✕        RangeError   ◀ origin
 */
export function propagatedFailure(): Span[] {
  return spansOf([
    { id: "gateway", service: "gateway", kind: "server", at: 0, lasts: 12, ...http(502) },
    {
      id: "call",
      parent: "gateway",
      service: "gateway",
      kind: "client",
      at: 1,
      lasts: 10,
      ...http(500),
    },
    {
      id: "serve",
      parent: "call",
      service: "payments",
      kind: "server",
      at: 2,
      lasts: 8,
      ...http(500),
    },
    {
      id: "round",
      parent: "serve",
      service: "payments",
      at: 3,
      lasts: 3,
      error: "overflow",
      events: [exceptionAt(6, "RangeError", "amount has too many digits")],
    },
  ]);
}

/**
 * The callee answers after its caller has given up: only the caller shows an error.
 *
 *     entry   ▬▬▬▬▬▬▬▬▬▬▬▬✕ 504
 *       call  ▬▬▬▬▬▬▬▬▬▬✕   timeout
 *        serve·▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬
 *        sleep··▬▬▬▬▬▬▬▬▬▬▬▬▬   ◀ where the time went
 */
export function lateCallee(): Span[] {
  return spansOf([
    { id: "entry", service: "gateway", kind: "server", at: 0, lasts: 12, ...http(504) },
    {
      id: "call",
      parent: "entry",
      service: "gateway",
      kind: "client",
      at: 0,
      lasts: 10,
      error: "The operation was aborted due to timeout",
      attributes: { "error.type": "TimeoutError", "server.address": "billing" },
    },
    { id: "serve", parent: "call", service: "billing", kind: "server", at: 1, lasts: 15 },
    { id: "sleep", parent: "serve", service: "billing", name: "backoff", at: 2, lasts: 13 },
  ]);
}

/**
 * The caller gives up; its connection closes the server span under the work that goes on below it.
 * By clocks of 1 ms the server seems to end a moment before its client. The time went into the
 * back-off; the settlement was at work too, but only since it.
 *
 *     place_order ▬▬▬▬▬▬▬▬▬▬▬▬▬✕        payment was not taken: timed out
 *       charge    ▬▬▬▬▬▬▬▬▬▬▬✕          timed out after 2000 ms
 *         serve   ·▬▬▬▬▬▬▬▬▬▬           closed with its caller, status unset
 *          invoice··▬▬▬▬▬▬▬▬▬▬▬▬▬       client
 *           settle··▬▬▬▬▬▬▬▬▬▬▬▬▬       1500 ms of its own          ◀ origin
 *              try 1 ▬✕                 refused: survived
 *              try 2 ········▬▬▬▬▬      to another address
 *       cancel    ···········▬▬         cleaning up: no fault of its own
 */
export function abandonedServer(): Span[] {
  const timeout = "timed out after 2000 ms";
  return spansOf([
    {
      id: "place_order",
      service: "checkout",
      at: 0,
      lasts: 2020,
      error: `payment was not taken: ${timeout}`,
    },
    {
      id: "charge",
      parent: "place_order",
      service: "checkout",
      kind: "client",
      at: 1,
      lasts: 2000,
      error: timeout,
    },
    {
      id: "serve",
      parent: "charge",
      service: "payments",
      kind: "server",
      at: 4,
      lasts: 1996.9,
    },
    { id: "invoice", parent: "serve", service: "payments", kind: "client", at: 5, lasts: 2100 },
    { id: "settle", parent: "invoice", service: "billing", kind: "server", at: 6, lasts: 2098 },
    {
      id: "try-1",
      parent: "settle",
      service: "billing",
      name: "POST",
      kind: "client",
      at: 7,
      lasts: 1,
      error: "ECONNREFUSED",
      attributes: { "server.address": "bank-2" },
    },
    {
      id: "try-2",
      parent: "settle",
      service: "billing",
      name: "POST",
      kind: "client",
      at: 1508,
      lasts: 590,
      attributes: { "server.address": "bank" },
    },
    {
      id: "cancel",
      parent: "place_order",
      service: "checkout",
      kind: "client",
      at: 2002,
      lasts: 18.1,
    },
  ]);
}

/**
 * Nothing behind the client is instrumented; its address is all that is known.
 *
 *     entry ▬▬▬▬▬▬▬▬▬▬✕ 502
 *     call  ·▬▬▬▬▬▬▬▬✕  ECONNREFUSED bank.example:8443
 */
export function unobservedPeer(): Span[] {
  return spansOf([
    { id: "entry", service: "payments", kind: "server", at: 0, lasts: 10, ...http(502) },
    {
      id: "call",
      parent: "entry",
      service: "payments",
      name: "POST",
      kind: "client",
      at: 1,
      lasts: 8,
      error: "connect ECONNREFUSED",
      attributes: {
        "server.address": "bank.example",
        "server.port": 8443,
        "error.type": "ECONNREFUSED",
      },
    },
  ]);
}

/** One database behind two services: an inferred peer that both edges lead to. */
export function sharedDatabase(): Span[] {
  const db = { "db.system.name": "postgresql", "db.namespace": "shop", "server.address": "pg" };
  return spansOf([
    { id: "entry", service: "gateway", kind: "server", at: 0, lasts: 20 },
    { id: "cart", parent: "entry", service: "cart", kind: "server", at: 1, lasts: 8 },
    {
      id: "q1",
      parent: "cart",
      service: "cart",
      name: "SELECT cart",
      kind: "client",
      at: 2,
      lasts: 6,
      attributes: db,
    },
    { id: "stock", parent: "entry", service: "inventory", kind: "server", at: 10, lasts: 8 },
    {
      id: "q2",
      parent: "stock",
      service: "inventory",
      name: "SELECT stock",
      kind: "client",
      at: 11,
      lasts: 6,
      error: "canceling statement due to statement timeout",
      attributes: db,
    },
  ]);
}

/**
 * The cache fails, the handler falls back on the database and answers well.
 *
 *     entry ▬▬▬▬▬▬▬▬▬▬
 *     cache ·▬✕·······  suppressed
 *     query ···▬▬▬▬▬▬·
 */
export function cacheFallback(): Span[] {
  return spansOf([
    { id: "entry", service: "cart", kind: "server", at: 0, lasts: 10 },
    {
      id: "cache",
      parent: "entry",
      service: "cart",
      name: "GET",
      kind: "client",
      at: 1,
      lasts: 1,
      error: "ECONNRESET",
      attributes: { "db.system.name": "redis" },
    },
    {
      id: "query",
      parent: "entry",
      service: "cart",
      name: "SELECT cart",
      kind: "client",
      at: 3,
      lasts: 6,
      attributes: { "db.system.name": "postgresql", "db.namespace": "shop" },
    },
  ]);
}

/**
 * Two attempts fail, the third succeeds: green, and three times as slow.
 *
 *     entry ▬▬▬▬▬▬▬▬▬▬▬▬
 *      try 1·▬▬✕········
 *      try 2·····▬▬✕····
 *      try 3·········▬▬·
 */
export function retriedToSuccess(): Span[] {
  return spansOf([
    { id: "entry", service: "payments", kind: "server", at: 0, lasts: 12 },
    attempt({ id: "try-1", at: 1, error: "503", attributes: bank(503) }),
    attempt({ id: "try-2", at: 5, error: "503", attributes: bank(503) }),
    attempt({ id: "try-3", at: 9, attributes: bank(200) }),
  ]);
}

/** All three attempts fail, and so does the request. */
export function retriedInVain(): Span[] {
  return spansOf([
    { id: "entry", service: "payments", kind: "server", at: 0, lasts: 12, ...http(502) },
    attempt({ id: "try-1", at: 1, error: "503", attributes: bank(503) }),
    attempt({ id: "try-2", at: 5, error: "503", attributes: bank(503) }),
    attempt({ id: "try-3", at: 9, error: "503", attributes: bank(503) }),
  ]);
}

/**
 * The callee rightly says 404 to a request that should never have been sent; the caller retries
 * and then throws an error of its own. The cause is the caller's handler, not the callee.
 *
 *     checkout    ▬▬▬▬▬▬▬▬▬▬✕ TypeError   ◀ origin
 *       GET cart  ·▬▬▬✕······ 404, client
 *         cart    ··▬········ 404, server: not its failure
 *       GET cart  ·····▬▬▬✕·· 404, client
 *         cart    ······▬····
 */
export function badRequestRetried(): Span[] {
  const notFound = { "http.response.status_code": 404, "error.type": "404" };
  const call = { parent: "checkout", service: "checkout", name: "GET", kind: "client" } as const;
  const serve = { service: "cart", name: "GET /cart/{id}", kind: "server", lasts: 1 } as const;
  return spansOf([
    {
      id: "checkout",
      service: "checkout",
      kind: "server",
      at: 0,
      lasts: 10,
      error: "Cannot read properties of undefined",
      events: [exceptionAt(9, "TypeError", "Cannot read properties of undefined")],
      attributes: { "http.response.status_code": 500 },
    },
    { ...call, id: "get-1", at: 1, lasts: 3, error: "", attributes: notFound },
    {
      ...serve,
      id: "cart-1",
      parent: "get-1",
      at: 2,
      attributes: { "http.response.status_code": 404 },
    },
    { ...call, id: "get-2", at: 5, lasts: 3, error: "", attributes: notFound },
    {
      ...serve,
      id: "cart-2",
      parent: "get-2",
      at: 6,
      attributes: { "http.response.status_code": 404 },
    },
  ]);
}

/** A fan-out over 40 shards of which 3 fail; the answer is partial, and counted as good. */
export function partialFanOut(): Span[] {
  const shards = Array.from({ length: 40 }, (_, i) => i);
  return spansOf([
    { id: "search", service: "search", kind: "server", at: 0, lasts: 20 },
    ...shards.map(
      (i): SpanSpec => ({
        id: `shard-${i}`,
        parent: "search",
        service: "search",
        name: "query shard",
        at: 1,
        lasts: 10 + (i % 7),
        attributes: { shard: i },
        ...(i % 13 === 5 ? { error: "shard unavailable" } : {}),
      }),
    ),
  ]);
}

/** Two spans wait for one lock that a third one holds. */
export function lockContention(): Span[] {
  const lock = { "lock.name": "stock-42" };
  const worker = { parent: "entry", service: "inventory", name: "reserve", attributes: lock };
  return spansOf([
    { id: "entry", service: "inventory", kind: "server", at: 0, lasts: 30 },
    { ...worker, id: "holder", at: 1, lasts: 20 },
    { ...worker, id: "waiter-1", at: 3, lasts: 22 },
    { ...worker, id: "waiter-2", at: 5, lasts: 24 },
  ]);
}

/** Expected answers of a business kind: a 404 to a browser is nobody's failure. */
export function expectedNotFound(): Span[] {
  return spansOf([
    {
      id: "entry",
      service: "catalogue",
      kind: "server",
      at: 0,
      lasts: 5,
      attributes: { "http.response.status_code": 404 },
    },
  ]);
}

/** Two faults that have nothing to do with each other; the request needs both calls. */
export function twoIndependentFaults(): Span[] {
  return spansOf([
    { id: "entry", service: "gateway", kind: "server", at: 0, lasts: 20, ...http(500) },
    { id: "tax", parent: "entry", service: "tax", kind: "server", at: 1, lasts: 5, ...http(500) },
    {
      id: "stock",
      parent: "entry",
      service: "stock",
      kind: "server",
      at: 8,
      lasts: 5,
      ...http(503),
    },
  ]);
}

function http(status: number): Pick<SpanSpec, "error" | "attributes"> {
  return {
    attributes: { "http.response.status_code": status },
    ...(status >= 500 ? { error: "" } : {}),
  };
}

function bank(status: number): SpanSpec["attributes"] {
  return { "http.response.status_code": status, "server.address": "bank.example" };
}

function attempt(spec: SpanSpec): SpanSpec {
  return {
    parent: "entry",
    service: "payments",
    name: "POST /charge",
    kind: "client",
    lasts: 2,
    ...spec,
  };
}
