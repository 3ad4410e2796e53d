import { formatAttribute, stringAttribute } from "@/lib/domain/attributes";
import type { Span } from "@/lib/domain/span";
import type { AssembledTrace, SpanNode } from "./assembled-trace";
import { unansweredCalls } from "./find-answer";
import { keptShareOf } from "./kept-share";

export const LOSS_KINDS = ["sampled", "unsampled-recorded", "cut", "silent-callee"] as const;

/** What a trace does not hold though it was assembled whole, with its cause. */
export interface TraceLoss {
  readonly kind: (typeof LOSS_KINDS)[number];
  readonly reason: string;
  readonly nodeIds: readonly string[];
  readonly count: number;
}

/**
 * What is not in a trace by somebody's choice: traces like it that were sampled away (W3C
 * tracestate `ot=th`, `sampling.*` attributes), spans recorded although their trace was not to be
 * kept, attributes, events and links that the SDK dropped at its limits, and calls to services that
 * sent no spans. Databases never do, and are not counted. O(n).
 */
export function findLosses(trace: AssembledTrace): TraceLoss[] {
  const found = new Map<string, { kind: TraceLoss["kind"]; reason: string; nodeIds: string[] }>();
  const add = (kind: TraceLoss["kind"], reason: string, node: SpanNode) => {
    const known = found.get(`${kind} ${reason}`) ?? { kind, reason, nodeIds: [] };
    known.nodeIds.push(node.id);
    found.set(`${kind} ${reason}`, known);
  };
  const dropped = { attributes: 0, events: 0, links: 0, nodeIds: [] as string[] };
  const silent: SpanNode[] = [];
  const isUnanswered = unansweredCalls(trace);
  for (const node of trace.nodes) {
    if (node.kind !== "span") continue;
    for (const reason of samplingOf(node.span)) add("sampled", reason, node);
    if (isUnsampled(node.span)) add("unsampled-recorded", UNSAMPLED, node);
    if (isServiceCall(node) && isUnanswered(node)) silent.push(node);
    countDropped(node, dropped);
  }
  return [
    ...found.values(),
    ...(silent.length === 0 ? [] : [silentCallees(silent)]),
    ...(dropped.nodeIds.length === 0 ? [] : [cutSpans(dropped)]),
  ].map((loss) => ({ ...loss, count: loss.nodeIds.length }));
}

const UNSAMPLED =
  "recorded although the caller had decided not to keep the trace: its other spans may be missing";
/** OTLP `Span.flags`: the W3C sampled flag, and the bit that says the flags were filled in at all. */
const SAMPLED_FLAG = 0x1;
const FLAGS_ARE_KNOWN = 0x100;

function isUnsampled({ flags }: Span): boolean {
  return (flags & FLAGS_ARE_KNOWN) !== 0 && (flags & SAMPLED_FLAG) === 0;
}

function samplingOf({ traceState, attributes }: Span): string[] {
  const reasons: string[] = [];
  const kept = traceState === "" ? null : keptShareOf(traceState);
  if (kept !== null && kept.share < 1) {
    const oneIn = Number((1 / kept.share).toPrecision(3));
    reasons.push(`tracestate ot=${kept.text}: 1 of ${oneIn} traces like it was kept`);
  }
  for (const key in attributes) {
    if (!key.startsWith("sampling.")) continue;
    reasons.push(`${key}=${formatAttribute(attributes[key] ?? "")}: chosen by a sampler`);
  }
  return reasons;
}

/** A call to another service, and not to a database or a queue. */
function isServiceCall({ span: { kind, attributes } }: SpanNode): boolean {
  const isStore = ["db.system.name", "db.system", "messaging.system"].some(
    (key) => key in attributes,
  );
  return kind === "client" && !isStore;
}

const PEERS_NAMED = 5;

function silentCallees(calls: readonly SpanNode[]): Omit<TraceLoss, "count"> {
  const peers = new Set(calls.map(({ span }) => peerOf(span)));
  const named = [...peers].slice(0, PEERS_NAMED).join(", ");
  const more = peers.size > PEERS_NAMED ? ` and ${peers.size - PEERS_NAMED} more` : "";
  return {
    kind: "silent-callee",
    reason: `no span of ${named}${more} was received: not instrumented, not sampled, or lost`,
    nodeIds: calls.map(({ id }) => id),
  };
}

function peerOf({ attributes }: Span): string {
  return (
    stringAttribute(attributes, "peer.service") ??
    stringAttribute(attributes, "server.address") ??
    stringAttribute(attributes, "net.peer.name") ??
    "a callee without a name"
  );
}

interface Dropped {
  attributes: number;
  events: number;
  links: number;
  readonly nodeIds: string[];
}

function countDropped({ id, span }: SpanNode, total: Dropped): void {
  let attributes = span.droppedAttributesCount;
  for (const event of span.events) attributes += event.droppedAttributesCount;
  for (const link of span.links) attributes += link.droppedAttributesCount;
  if (attributes + span.droppedEventsCount + span.droppedLinksCount === 0) return;
  total.attributes += attributes;
  total.events += span.droppedEventsCount;
  total.links += span.droppedLinksCount;
  total.nodeIds.push(id);
}

function cutSpans({ attributes, events, links, nodeIds }: Dropped): Omit<TraceLoss, "count"> {
  const parts = [`${attributes} attributes`, `${events} events`, `${links} links`];
  const lost = parts.filter((part) => !part.startsWith("0 ")).join(", ");
  const reason = `the SDK dropped ${lost}: over its limits for a span (OTEL_SPAN_*_COUNT_LIMIT)`;
  return { kind: "cut", reason, nodeIds };
}
