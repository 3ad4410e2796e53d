import type { Attributes } from "@/lib/domain/attributes";
import type { SpanId, TraceId } from "@/lib/domain/ids";
import type { Resource } from "@/lib/domain/resource";
import type { Span, SpanKind } from "@/lib/domain/span";
import { spanIdOf, traceIdOf } from "@/lib/testing/builders/ids";
import { resourcePool, TEST_SCOPE } from "@/lib/testing/builders/resource-of";
import { type SeededRandom, seededRandom } from "@/lib/testing/builders/seeded-random";
import { exceptionAt, TEST_START_UNIX_NANO, TEST_TRACE } from "@/lib/testing/builders/span-of";

interface Draft {
  readonly number: number;
  readonly parent: number | null;
  readonly startNano: number;
  readonly endNano: number;
  readonly name: string;
  readonly kind: SpanKind;
  readonly resource: Resource;
  readonly attributes?: Attributes;
  readonly failure?: string;
}

const TRACE_ID: TraceId = traceIdOf(TEST_TRACE);

function numberedId(number: number): SpanId {
  return spanIdOf((number + 1).toString(16).padStart(16, "0"));
}

function toSpan(draft: Draft): Span {
  const endMs = draft.endNano / 1_000_000;
  return {
    traceId: TRACE_ID,
    spanId: numberedId(draft.number),
    parentSpanId: draft.parent === null ? null : numberedId(draft.parent),
    traceState: "",
    flags: 1,
    name: draft.name,
    kind: draft.kind,
    startUnixNano: TEST_START_UNIX_NANO + BigInt(draft.startNano),
    endUnixNano: TEST_START_UNIX_NANO + BigInt(draft.endNano),
    status: { code: draft.failure === undefined ? "unset" : "error", message: draft.failure ?? "" },
    attributes: draft.attributes ?? {},
    droppedAttributesCount: 0,
    events: draft.failure === undefined ? [] : [exceptionAt(endMs, "Error", draft.failure)],
    droppedEventsCount: 0,
    links: [],
    droppedLinksCount: 0,
    resource: draft.resource,
    scope: TEST_SCOPE,
  };
}

/** One child below the other, `count` deep, each 2 ns shorter than its parent. */
export function deepTrace(count: number): Span[] {
  const resource = resourcePool()("shop");
  return Array.from({ length: count }, (_, i) =>
    toSpan({
      number: i,
      parent: i === 0 ? null : i - 1,
      startNano: i,
      endNano: 2 * count - i,
      name: `level ${i % 10}`,
      kind: "internal",
      resource,
    }),
  );
}

/** One root, and `count` - 1 children back to back, 1 µs each. */
export function wideTrace(count: number): Span[] {
  const resource = resourcePool()("shop");
  const root: Draft = {
    number: 0,
    parent: null,
    startNano: 0,
    endNano: count * 1_000,
    name: "import",
    kind: "server",
    resource,
  };
  const rows = Array.from({ length: Math.max(0, count - 1) }, (_, i) => ({
    ...root,
    number: i + 1,
    parent: 0,
    startNano: i * 1_000,
    endNano: (i + 1) * 1_000,
    name: "row",
    kind: "internal" as const,
  }));
  return [root, ...rows].map(toSpan);
}

const SERVICES = [
  "gateway",
  "checkout",
  "cart",
  "payments",
  "inventory",
  "pricing",
  "search",
  "mail",
] as const;
const MEAN_FAN_OUT = 6;

/**
 * A trace as services make it: handlers that call each other through client spans, do some work
 * of their own and query databases; one call in two hundred fails, and its callers with it.
 * Exactly `count` spans, shuffled, the same for the same seed.
 */
export function realisticTrace(count: number, seed: number): Span[] {
  const random = seededRandom(seed);
  const drafts = growCalls(count, random);
  const failing = failuresUpward(drafts, random);
  const spans = drafts.map((draft, i) =>
    toSpan(failing.has(i) ? { ...draft, failure: `request ${i % 5} failed` } : draft),
  );
  return random.shuffle(spans);
}

/** Breadth first: each handler takes its place in time from its parent, so the tree stays bushy. */
function growCalls(count: number, random: SeededRandom): Draft[] {
  const resource = resourcePool();
  const drafts: Draft[] = [
    {
      number: 0,
      parent: null,
      startNano: 0,
      endNano: count * 1_000_000,
      name: "POST /checkout",
      kind: "server",
      resource: resource("gateway"),
      attributes: httpAttributes("/checkout", 0),
    },
  ];
  for (let next = 0; drafts.length < count; next += 1) {
    const parent = drafts[next] ?? drafts[0];
    if (parent === undefined) return drafts;
    for (const child of childrenOf(parent, drafts.length, resource, random)) {
      if (drafts.length < count) drafts.push(child);
    }
  }
  return drafts;
}

function childrenOf(
  parent: Draft,
  firstNumber: number,
  resource: (service: string) => Resource,
  random: SeededRandom,
): Draft[] {
  const slots = parent.kind === "client" ? 1 : random.integer(2, 2 * MEAN_FAN_OUT - 2);
  const slotNano = Math.floor((parent.endNano - parent.startNano) / (slots + 1));
  return Array.from({ length: slots }, (_, slot) => {
    const startNano = parent.startNano + slot * slotNano + Math.floor(slotNano * 0.1);
    const place = {
      number: firstNumber + slot,
      parent: parent.number,
      startNano,
      endNano: startNano + Math.floor(slotNano * (0.5 + random.next() * 0.45)),
    };
    if (parent.kind === "client") return handler(place, resource(random.pick(SERVICES)), random);
    return random.next() < 0.5 ? call(place, parent, random) : work(place, parent, random);
  });
}

type Place = Pick<Draft, "number" | "parent" | "startNano" | "endNano">;

function handler(place: Place, resource: Resource, random: SeededRandom): Draft {
  const route = `/v1/items/${random.integer(0, 9)}`;
  const attributes = httpAttributes(route, place.number);
  return { ...place, name: `GET ${route}`, kind: "server", resource, attributes };
}

function call(place: Place, parent: Draft, random: SeededRandom): Draft {
  const attributes = {
    "http.request.method": "GET",
    "url.full": `http://service-${random.integer(0, 7)}:8080/v1/items/${place.number}`,
    "server.address": `service-${random.integer(0, 7)}`,
    "server.port": 8080,
  };
  return { ...place, name: "GET", kind: "client", resource: parent.resource, attributes };
}

function work(place: Place, parent: Draft, random: SeededRandom): Draft {
  const attributes = { "code.function.name": `step${random.integer(0, 20)}`, "thread.id": 7 };
  const name = `step ${random.integer(0, 20)}`;
  return { ...place, name, kind: "internal", resource: parent.resource, attributes };
}

function httpAttributes(route: string, number: number): Attributes {
  return {
    "http.request.method": "GET",
    "http.route": route,
    "url.path": `/v1/items/${number}`,
    "http.response.status_code": 200,
    "user_agent.original": "Mozilla/5.0 (X11; Linux x86_64)",
    "network.protocol.version": "1.1",
    "client.address": "10.0.0.17",
  };
}

/** Parents come before their children, so one pass from the end carries every failure to the root. */
function failuresUpward(drafts: readonly Draft[], random: SeededRandom): Set<number> {
  const failing = new Set<number>();
  for (let i = drafts.length - 1; i > 0; i -= 1) {
    const parent = drafts[i]?.parent ?? null;
    if (random.next() < 0.005) failing.add(i);
    if (failing.has(i) && parent !== null && random.next() < 0.7) failing.add(parent);
  }
  return failing;
}
