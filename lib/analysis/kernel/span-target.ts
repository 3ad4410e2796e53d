import { numberAttribute, stringAttribute } from "@/lib/domain/attributes";
import { findErrorNumbers } from "@/lib/domain/errno";
import { failureOf } from "@/lib/domain/failure-of";
import type { Resource } from "@/lib/domain/resource";
import type { Span } from "@/lib/domain/span";
import { bareAddress } from "./kernel-fact";
import { threadIdOf } from "./running-threads";

/** What of a span kernel facts are compared with. Times are nanoseconds from the base. */
export interface SpanTarget {
  readonly index: number;
  /** Position of its parent, or -1. */
  readonly parent: number;
  readonly start: number;
  /** Never before the start; infinite when the span was exported unfinished. */
  readonly end: number;
  /** By how much the span's clock rounds down: both ends are up to this much later. */
  readonly resolution: number;
  /** How far outside of the span a fact of its own may seem to lie. */
  readonly tolerance: number;
  readonly threadId: number | null;
  readonly isCaller: boolean;
  readonly peerPort: number | null;
  /** An address in digits; empty when only a name is known. */
  readonly peerAddress: string;
  readonly localPort: number | null;
  readonly failed: boolean;
  /** The peer answered: whatever failed, the connection did not. */
  readonly wasAnswered: boolean;
  readonly errorNumbers: readonly number[];
  readonly failureText: string;
}

const MILLI = 1_000_000;
const MICRO = 1_000;
/** Two clocks read one after the other, in two programs, on a busy machine. */
const CLOCK_DRIFT_NANO = 250_000;

/** Targets of spans, in their order. O(n). */
export function toSpanTargets(spans: readonly Span[], baseUnixNano: bigint): SpanTarget[] {
  const resolutions = clockResolutions(spans);
  const positions = new Map(spans.map((span, index) => [`${span.traceId}/${span.spanId}`, index]));
  return spans.map((span, index) => {
    const start = Number(span.startUnixNano - baseUnixNano);
    const end = Number(span.endUnixNano - baseUnixNano);
    const resolution = resolutions.get(span.resource) ?? 1;
    return {
      index,
      parent: positions.get(`${span.traceId}/${span.parentSpanId}`) ?? -1,
      start,
      end: span.endUnixNano === 0n ? Number.POSITIVE_INFINITY : Math.max(start, end),
      resolution,
      tolerance: resolution === MILLI ? 2 * MILLI : CLOCK_DRIFT_NANO,
      threadId: threadIdOf(span),
      ...peerOf(span),
      ...failureIn(span),
    };
  });
}

/** SDKs of a browser's or Node's kind start a span at a whole millisecond; others at a whole microsecond. */
function clockResolutions(spans: readonly Span[]): ReadonlyMap<Resource, number> {
  const resolutions = new Map<Resource, number>();
  for (const { resource, startUnixNano } of spans) {
    const known = resolutions.get(resource) ?? MILLI;
    if (known > 1 && startUnixNano % BigInt(known) !== 0n) {
      resolutions.set(resource, startUnixNano % BigInt(MICRO) === 0n ? MICRO : 1);
    } else if (!resolutions.has(resource)) {
      resolutions.set(resource, MILLI);
    }
  }
  return resolutions;
}

const PEER_PORTS = ["network.peer.port", "server.port", "net.peer.port", "net.sock.peer.port"];
const PEER_ADDRESSES = [
  "network.peer.address",
  "server.address",
  "net.sock.peer.addr",
  "net.peer.name",
];
const SYSTEM_PORTS: Readonly<Record<string, number>> = {
  postgresql: 5432,
  mysql: 3306,
  redis: 6379,
  mongodb: 27_017,
  http: 80,
  https: 443,
};
const IN_DIGITS = /^(\d+\.\d+\.\d+\.\d+|[0-9a-f:]*:[0-9a-f:.]*)$/i;

function peerOf({ attributes, kind }: Span) {
  const isCaller = kind !== "server" && kind !== "consumer";
  const port = PEER_PORTS.map((key) => numberAttribute(attributes, key)).find(Boolean);
  const system =
    stringAttribute(attributes, "db.system.name") ??
    stringAttribute(attributes, "db.system") ??
    stringAttribute(attributes, "url.scheme") ??
    "";
  const address = PEER_ADDRESSES.map((key) => stringAttribute(attributes, key)).find(
    (text) => text !== null && IN_DIGITS.test(text),
  );
  return {
    isCaller: isCaller && (kind === "client" || kind === "producer" || port !== undefined),
    peerPort: port ?? SYSTEM_PORTS[system] ?? null,
    peerAddress: bareAddress(address ?? ""),
    localPort: numberAttribute(attributes, "network.local.port"),
    wasAnswered: numberAttribute(attributes, "http.response.status_code") !== null,
  };
}

function failureIn(span: Span) {
  const failure = failureOf(span);
  if (failure === null) return { failed: false, errorNumbers: [], failureText: "" };
  const exceptions = span.events.flatMap(({ attributes }) => [
    stringAttribute(attributes, "exception.type") ?? "",
    stringAttribute(attributes, "exception.message") ?? "",
  ]);
  const errorType = stringAttribute(span.attributes, "error.type") ?? "";
  const failureText = [failure.text, span.status.message, errorType, ...exceptions].join("\n");
  return { failed: true, errorNumbers: findErrorNumbers(failureText), failureText };
}
