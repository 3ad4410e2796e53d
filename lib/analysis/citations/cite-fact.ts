import { formatAttribute } from "@/lib/domain/attributes";
import type { Fact, Measure, SpanRef } from "@/lib/domain/claim";
import { failureOf } from "@/lib/domain/failure-of";
import { logTimeUnixNano } from "@/lib/domain/log-record";
import { nameOf } from "./describe-fact";
import { type EvidenceIndex, type LocatedSpan, operationName } from "./index-evidence";
import { metricShiftsOf } from "./verify-context";
import { momentNano } from "./verify-order";

/** What the evidence itself says where a fact looks: never what an analyst wrote. */
export interface Citation {
  /** In the words of the evidence; null where a figure was derived. */
  readonly quote: string | null;
  readonly value: string | null;
  readonly unit: string | null;
  /** What it was read from. */
  readonly source: string;
  readonly atUnixNano: string | null;
  /** Of what the fact does not name by an id. */
  readonly anchors: readonly string[];
}

const MAX_QUOTE = 400;
const UNITS: Readonly<Record<Measure, string>> = {
  "median-duration-ms": "ms",
  "p95-duration-ms": "ms",
  "failure-percent": "%",
  "calls-per-trace": "calls per trace",
};

/** Where a fact was looked up and what stands there; null when there is nothing of it. */
export function citeFact(index: EvidenceIndex, fact: Fact): Citation | null {
  switch (fact.kind) {
    case "span-status":
    case "exception":
      return citeSpan(index, fact.span, ({ node }) => ({
        quote: failureOf(node.span)?.text ?? null,
        value: failureOf(node.span)?.type ?? "no failure",
        atUnixNano: String(node.endUnixNano),
      }));
    case "attribute-equals":
      return citeSpan(index, fact.span, ({ node }) => {
        const value = node.span.attributes[fact.key];
        return { quote: fact.key, value: value == null ? null : formatAttribute(value) };
      });
    case "duration":
      return citeSpan(index, fact.span, () => ({ value: String(fact.value), unit: fact.unit }));
    case "divergence":
      return citeSpan(index, fact.span, () => ({
        value: `${fact.support} of ${fact.of}`,
        unit: "failing traces",
      }));
    case "propagation":
      return citeSpan(index, fact.from, () => ({
        value: String(fact.hops),
        unit: fact.hops === 1 ? "hop" : "hops",
        source: `from ${nameOf(fact.from)} to ${nameOf(fact.to)}`,
      }));
    case "happened-before":
      return citeOrder(index, fact);
    case "log-contains":
      return citeLog(index, fact.log.id);
    case "change-before":
      return citeChange(index, fact.change.id, fact.by);
    case "kernel-event":
      return citeKernel(index, fact.event.id);
    case "metric-change":
      return citeMetric(index, fact);
    case "count":
    case "absence":
      return figure(String(fact.kind === "count" ? fact.value : 0), fact.what, {
        source: `every span and record of ${fact.where.service}, ${sideName(fact.side)}`,
      });
    case "slice-heals":
      return figure(`${fact.heals} of ${fact.of}`, "failing traces", {
        source: `the slices of the failing traces, without ${nameOf(fact)}`,
      });
    case "difference": {
      const spans = index.byOperation.get(operationName(fact.service, fact.operation)) ?? [];
      const now = spans.filter(({ side }) => side === "window").length;
      return figure(`${fact.healthy} → ${fact.window}`, UNITS[fact.measure], {
        source: `${now} spans in the window, ${spans.length - now} in healthy traces`,
      });
    }
  }
}

const NOTHING = { quote: null, value: null, unit: null, atUnixNano: null, anchors: [] } as const;

function figure(
  value: string,
  unit: string,
  rest: Partial<Citation> & { source: string },
): Citation {
  return { ...NOTHING, value, unit, ...rest };
}

function citeSpan(
  { spans }: EvidenceIndex,
  ref: SpanRef,
  read: (found: LocatedSpan) => Partial<Citation>,
): Citation | null {
  const [located] = spans.get(ref.id) ?? [];
  if (located === undefined) return null;
  const source = `span ${nameOf(ref)}`;
  const said = read(located);
  const atUnixNano = String(located.node.startUnixNano);
  return { ...NOTHING, source, atUnixNano, ...said, quote: shorten(said.quote ?? null) };
}

function citeOrder(
  index: EvidenceIndex,
  { first, second, by }: Extract<Fact, { kind: "happened-before" }>,
): Citation {
  const at = momentNano(index, first);
  return figure(String(by.value), by.unit, {
    source: `${first.of.replace("-", " of ")} and ${second.of.replace("-", " of ")}`,
    atUnixNano: typeof at === "bigint" ? String(at) : null,
  });
}

function citeLog({ logs }: EvidenceIndex, id: string): Citation | null {
  const record = logs.get(id)?.record;
  if (record === undefined) return null;
  return {
    ...NOTHING,
    quote: shorten(formatAttribute(record.body)),
    source: `log record ${id.slice(0, 8)}`,
    atUnixNano: String(logTimeUnixNano(record)),
  };
}

function citeChange(
  { changes }: EvidenceIndex,
  id: string,
  by: { readonly value: number; readonly unit: string },
): Citation | null {
  const change = changes.get(id);
  if (change === undefined) return null;
  return {
    ...NOTHING,
    quote: shorten(change.title === "" ? null : change.title),
    value: String(by.value),
    unit: by.unit,
    source: [change.kind, change.service, change.version].filter((part) => part !== null).join(" "),
    atUnixNano: String(change.atUnixNano),
  };
}

function citeKernel({ kernel }: EvidenceIndex, id: string): Citation | null {
  const event = kernel.get(id)?.event;
  if (event === undefined) return null;
  return {
    ...NOTHING,
    quote: shorten(event.resource === "" ? null : event.resource),
    value: event.returned === null ? null : String(event.returned),
    source: `${event.kind} of ${event.command || `process ${event.pid}`}`,
    atUnixNano: String(event.timeUnixNano),
  };
}

function citeMetric(
  index: EvidenceIndex,
  { metric, service, before, during, unit }: Extract<Fact, { kind: "metric-change" }>,
): Citation | null {
  const shift = metricShiftsOf(index).find((one) => one.name === metric && one.service === service);
  if (shift === undefined) return null;
  const atUnixNano = String(shift.duringUnixNano);
  return figure(`${before} → ${during}`, unit, {
    source: `metric ${metric} of ${service}`,
    atUnixNano,
    anchors: [`metric:${metric}@${atUnixNano}`],
  });
}

function sideName(side: "window" | "healthy"): string {
  return side === "window" ? "in the window" : "in healthy traces";
}

function shorten(text: string | null): string | null {
  return text === null || text.length <= MAX_QUOTE ? text : `${text.slice(0, MAX_QUOTE)}…`;
}
