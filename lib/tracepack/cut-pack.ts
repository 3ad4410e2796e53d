import type { WholePack } from "./build-tracepack";
import { hangSpans } from "./pack-spans";
import { renumberPack } from "./renumber-pack";
import type { PackedSpan, Tracepack } from "./tracepack-schema";

/** How much of each list is told at most, and the little that always is. */
const LISTS = {
  spans: { most: 260, least: 0 },
  operations: { most: 120, least: 0 },
  divergences: { most: 20, least: 2 },
  suspects: { most: 10, least: 8 },
  exceptions: { most: 30, least: 2 },
  logTemplates: { most: 60, least: 2 },
  logs: { most: 90, least: 3 },
  metrics: { most: 30, least: 2 },
  kernel: { most: 50, least: 3 },
  edges: { most: 60, least: 4 },
  changes: { most: 20, least: 3 },
  code: { most: 20, least: 2 },
} as const;
type ListName = keyof typeof LISTS;

const LONGEST_TEXT = 600;
const SHORTEST_TEXT = 48;
const MOST_ATTRIBUTES = 40;
const LEAST_ATTRIBUTES = 6;
const MOST_EVENTS = 10;
const LEAST_EVENTS = 1;
const MOST_SLICE = 120;
const LEAST_SLICE = 12;

/** A share of a pack, from 0 to 1: the less telling end of each list is left out and told. */
export function cutPack(whole: WholePack, share: number): Tracepack {
  const { pack, pinnedSpans } = whole;
  const mostOf = (name: ListName) => between(LISTS[name].least, LISTS[name].most, share);
  const spans = pack.spans
    .slice(0, Math.max(pinnedSpans, mostOf("spans")))
    .map((span) => cutSpan(span, share));
  const logs = pack.logs.slice(0, mostOf("logs"));
  const slice = between(LEAST_SLICE, MOST_SLICE, share);
  const cut: Tracepack = {
    ...pack,
    spans,
    logs,
    slice:
      pack.slice === null
        ? null
        : {
            ...pack.slice,
            causes: pack.slice.causes.slice(0, slice),
            spans: pack.slice.spans.slice(0, slice),
          },
    operations: pack.operations,
    divergences: pack.divergences.slice(0, mostOf("divergences")),
    suspects: cutSuspects(pack.suspects.slice(0, mostOf("suspects")), share),
    exceptions: pack.exceptions.slice(0, mostOf("exceptions")),
    logTemplates: pack.logTemplates,
    metrics: pack.metrics.slice(0, mostOf("metrics")),
    kernel: pack.kernel.slice(0, mostOf("kernel")),
    edges: cutEdges(pack.edges, mostOf("edges")),
    changes: pack.changes.slice(0, mostOf("changes")),
    code: pack.code.slice(0, mostOf("code")),
    ...cutHeader(pack, share),
  };
  const hung = hang(cut, whole);
  const renumbered = renumberPack(hung, {
    operations: mostOf("operations"),
    logTemplates: mostOf("logTemplates"),
  });
  const short = shortenTexts(renumbered, between(SHORTEST_TEXT, LONGEST_TEXT, share));
  return { ...short, omitted: omittedFrom(short, whole) };
}

function between(least: number, most: number, share: number): number {
  return Math.round(least + (most - least) * share);
}

function cutSpan(span: PackedSpan, share: number): PackedSpan {
  const attributes = between(LEAST_ATTRIBUTES, MOST_ATTRIBUTES, share);
  const events = between(LEAST_EVENTS, MOST_EVENTS, share);
  return {
    ...span,
    attributes: span.attributes.slice(0, attributes),
    // The last ones: what ended it.
    events: span.events
      .slice(-events)
      .map((event) => ({ ...event, attributes: event.attributes.slice(0, attributes) })),
    links: span.links.slice(0, events),
  };
}

function cutSuspects(suspects: Tracepack["suspects"], share: number): Tracepack["suspects"] {
  const evidence = between(2, 8, share);
  const anchors = between(1, 5, share);
  return suspects.map((suspect) => ({
    ...suspect,
    spans: suspect.spans.slice(0, Math.max(2, anchors)),
    evidence: suspect.evidence
      .slice(0, evidence)
      .map((one) => ({ ...one, anchors: one.anchors.slice(0, anchors) })),
  }));
}

/** Those that changed the most, in the order of names. */
function cutEdges(edges: Tracepack["edges"], most: number): Tracepack["edges"] {
  const change = ({ window, healthy }: Tracepack["edges"][number]) =>
    rateOf(window) -
    rateOf(healthy) +
    Math.abs(Math.log((window.p50Nano + 1) / (healthy.p50Nano + 1)));
  const kept = new Set([...edges].sort((a, b) => change(b) - change(a)).slice(0, most));
  return edges.filter((edge) => kept.has(edge));
}

function rateOf({ calls, failures }: Tracepack["edges"][number]["window"]): number {
  return calls === 0 ? 0 : failures / calls;
}

function cutHeader(pack: Tracepack, share: number): Pick<Tracepack, "header" | "traces"> {
  const names = between(20, 200, share);
  return {
    header: {
      ...pack.header,
      services: pack.header.services.slice(0, names),
      releases: pack.header.releases.slice(0, names),
      instrumentation: pack.header.instrumentation.slice(0, between(3, 30, share)),
    },
    traces: pack.traces.map((trace) => ({ ...trace, reasons: trace.reasons.slice(0, 3) })),
  };
}

const MAX_COLLAPSED = 60;

function hang(pack: Tracepack, { traces, nameOf }: WholePack): Tracepack {
  const kept = traces.map(() => new Set<string>());
  for (const { trace, id } of pack.spans) kept[trace]?.add(id);
  const hung = traces.map((trace, i) => hangSpans(trace, (id) => kept[i]?.has(id) ?? false));
  const collapsed = hung
    .flatMap((one, trace) => one.collapsed.map((group) => ({ trace, ...group })))
    .sort((a, b) => b.failing - a.failing || b.spans - a.spans || a.trace - b.trace)
    .slice(0, MAX_COLLAPSED)
    .map((group) => ({ ...group, services: group.services.slice(0, 6).map(nameOf) }));
  const spans = pack.spans
    .map((span) => ({ ...span, ...hung[span.trace]?.hanging.get(span.id) }))
    .sort(
      (a, b) =>
        a.trace - b.trace ||
        a.startNano - b.startNano ||
        a.depth - b.depth ||
        (a.id < b.id ? -1 : 1),
    );
  return { ...pack, spans, collapsed };
}

/** Cuts every text of the lists that senders fill. */
function shortenTexts(pack: Tracepack, most: number): Tracepack {
  const cut = (text: string) =>
    text.length <= most ? text : `${text.slice(0, most)}…(+${text.length - most})`;
  return {
    ...pack,
    attributes: pack.attributes.map(([key, value]) => [
      cut(key),
      typeof value === "string" ? cut(value) : value,
    ]),
    operations: pack.operations.map((one) => ({
      ...one,
      service: cut(one.service),
      name: cut(one.name),
    })),
    spans: pack.spans.map((span) => ({
      ...span,
      statusMessage: cut(span.statusMessage),
      events: span.events.map((event) => ({ ...event, name: cut(event.name) })),
    })),
    logs: pack.logs.map((log) => ({ ...log, text: cut(log.text) })),
    logTemplates: pack.logTemplates.map((one) => ({ ...one, text: cut(one.text) })),
    exceptions: pack.exceptions.map((one) => ({ ...one, message: cut(one.message) })),
  };
}

function omittedFrom(pack: Tracepack, { totals }: WholePack): Tracepack["omitted"] {
  return Object.keys(LISTS).flatMap((what) => {
    // A key of LISTS names a list of the pack.
    const kept = pack[what as ListName].length;
    const of = totals[what] ?? kept;
    const reason = what === "spans" ? "collapsed: below a span that is here" : "least telling";
    return kept < of ? [{ what, kept, of, reason }] : [];
  });
}
