import { countMatching } from "@/lib/analysis/citations/count-matching";
import type { EvidenceIndex, LocatedSpan } from "@/lib/analysis/citations/index-evidence";
import { measureOperation } from "@/lib/analysis/citations/measure-operation";
import { toQuantity, toThreeDigits } from "@/lib/analysis/citations/quantities";
import { callersUpTo, failedOnto } from "@/lib/analysis/citations/verify-propagation";
import { healsOf } from "@/lib/analysis/citations/verify-structure";
import { chooseRoot } from "@/lib/analysis/trace/choose-root";
import { formatAttribute, stringAttribute } from "@/lib/domain/attributes";
import { type Fact, type Filter, MEASURES, type SpanRef } from "@/lib/domain/claim";
import { failureOf } from "@/lib/domain/failure-of";
import { kernelErrorNumber } from "@/lib/domain/kernel-event";
import { logTimeUnixNano, severityLevelOf } from "@/lib/domain/log-record";
import { serviceNameOf } from "@/lib/domain/resource";

const MAX_TEXT = 160;
const MOST_LOGS = 2;
const LEAST_RATIO = 1.3;
const MOST_DIFFERENCES = 3;
const LEAST_FRAGMENT = 12;

export function refOf({ node }: LocatedSpan): SpanRef {
  return { id: node.id, service: serviceNameOf(node.span.resource), operation: node.span.name };
}

/** How the span fared: that it failed and how, or how long it took. */
export function factsOfSpan(located: LocatedSpan): Fact[] {
  const { node } = located;
  const failure = failureOf(node.span);
  const span = refOf(located);
  if (failure === null) {
    const took = toQuantity(Number(node.endUnixNano - node.startUnixNano));
    return node.endInferred ? [] : [{ kind: "duration", span, ...took }];
  }
  const status: Fact = {
    kind: "span-status",
    span,
    failed: true,
    failureType: failure.type.slice(0, MAX_TEXT) || null,
  };
  const thrown = node.span.events.filter(({ name }) => name === "exception").at(-1);
  const type = stringAttribute(thrown?.attributes ?? {}, "exception.type");
  const message = stringAttribute(thrown?.attributes ?? {}, "exception.message");
  return type && message
    ? [status, { kind: "exception", span, type, message: message.slice(0, MAX_TEXT) }]
    : [status];
}

/** That the trouble got from the span to the request; none for the request itself. */
export function factOfPropagation(located: LocatedSpan): Fact[] {
  const { node, trace } = located;
  const root = trace.nodes[chooseRoot(trace)?.root ?? -1];
  if (root?.kind !== "span" || root.index === node.index) return [];
  const path = callersUpTo(trace, node.index, root.index);
  if (path === null || path.some((at) => trace.nodes[at]?.kind !== "span")) return [];
  const of = failedOnto(trace, node.index, root.index) ? "failure" : "call";
  const to = refOf({ ...located, node: root });
  return [{ kind: "propagation", from: refOf(located), to, of, hops: path.length }];
}

/** How operations fare now and before where that differs, what differs the most first. */
export function factsOfDifference(
  index: EvidenceIndex,
  operations: readonly Pick<SpanRef, "service" | "operation">[],
): Fact[] {
  const names = new Map(operations.map((one) => [`${one.service}\u0000${one.operation}`, one]));
  return [...names.values()]
    .flatMap((one) => differencesOf(index, one.service, one.operation))
    .sort((a, b) => b.ratio - a.ratio)
    .slice(0, MOST_DIFFERENCES)
    .map(({ fact }) => fact);
}

function differencesOf(
  index: EvidenceIndex,
  service: string,
  operation: string,
): { readonly ratio: number; readonly fact: Fact }[] {
  const found = MEASURES.flatMap((measure) => {
    const window = measureOperation(index, service, operation, measure, "window");
    const healthy = measureOperation(index, service, operation, measure, "healthy");
    if (window === null || healthy === null) return [];
    const direction = window > healthy ? "higher" : "lower";
    const ratio = (Math.max(window, healthy) + 0.1) / (Math.min(window, healthy) + 0.1);
    const figures = { window: toThreeDigits(window), healthy: toThreeDigits(healthy) };
    if (ratio < LEAST_RATIO || figures.window === figures.healthy) return [];
    const fact: Fact = { kind: "difference", service, operation, measure, direction, ...figures };
    return [{ ratio, fact, measure }];
  });
  // The percentile says nothing more where the median has moved.
  const hasMedian = found.some(({ measure }) => measure === "median-duration-ms");
  return found.filter(({ measure }) => !(hasMedian && measure === "p95-duration-ms"));
}

/** That a sort of failure occurs now and never did before. */
export function factsOfNewFailure(
  index: EvidenceIndex,
  service: string,
  operation: string,
  failureType: string,
): Fact[] {
  const where: Filter = { service, operation, failed: true, failureType, text: null };
  const now = countMatching(index, { what: "traces", where, side: "window" }) ?? 0;
  const before = countMatching(index, { what: "traces", where, side: "healthy" }) ?? 0;
  const count: Fact = { kind: "count", what: "traces", where, side: "window", value: now };
  if (now === 0) return [];
  if (before > 0) {
    return [count, { kind: "count", what: "traces", where, side: "healthy", value: before }];
  }
  const isComplete = index.evidence.complete.healthy && index.evidence.healthy.length > 0;
  return isComplete
    ? [count, { kind: "absence", what: "traces", where, side: "healthy" }]
    : [count];
}

/** How many failing traces pass without the operation's own failures, if any does. */
export function factOfHealing(index: EvidenceIndex, service: string, operation: string): Fact[] {
  const { heals, of } = healsOf(index, service, operation);
  return heals > 0 ? [{ kind: "slice-heals", service, operation, heals, of }] : [];
}

/** What was logged as a warning or worse in these spans. */
export function factsOfLogs(index: EvidenceIndex, spans: readonly LocatedSpan[]): Fact[] {
  const { evidence } = index;
  const ids = new Set<string>(spans.map(({ node }) => node.span.spanId));
  const grave = evidence.windowLogs.filter(
    (record) =>
      record.spanId !== null &&
      ids.has(record.spanId) &&
      ["warn", "error", "fatal"].includes(severityLevelOf(record)),
  );
  const texts = new Map(grave.map((record) => [formatAttribute(record.body), record]));
  return [...texts].slice(0, MOST_LOGS).flatMap(([text, record]): Fact[] => {
    const first = (text.split("\n", 1)[0] ?? "").slice(0, MAX_TEXT);
    const log = {
      id: record.id,
      service: serviceNameOf(record.resource),
      atUnixNano: String(logTimeUnixNano(record)),
    };
    if (first === "") return [];
    return [
      { kind: "log-contains", log, text: first },
      ...factsOfNewText(index, log.service, first),
    ];
  });
}

/** That what is the same each time in a line was never written before. */
function factsOfNewText(index: EvidenceIndex, service: string, line: string): Fact[] {
  const fragments = line.split(/\S*\d\S*/).map((part) => part.trim());
  const text = fragments.reduce((a, b) => (b.length > a.length ? b : a), "");
  const { complete, healthyLogs } = index.evidence;
  if (text.length < LEAST_FRAGMENT || !complete.healthy || !complete.logs) return [];
  const where: Filter = { service, operation: null, failed: null, failureType: null, text };
  const before = countMatching(index, { what: "logs", where, side: "healthy" }) ?? 0;
  const isSeen = healthyLogs.length > 0 && before === 0;
  return isSeen ? [{ kind: "absence", what: "logs", where, side: "healthy" }] : [];
}

/** What was changed of the service before the trouble, the last first. */
export function factsOfChanges(
  { evidence, troubleUnixNano }: EvidenceIndex,
  service: string,
): Fact[] {
  return evidence.changes
    .filter((change) => change.service === service && change.atUnixNano <= troubleUnixNano)
    .sort((a, b) => (a.atUnixNano > b.atUnixNano ? -1 : 1))
    .slice(0, 1)
    .map(
      ({ id, kind, service: of, atUnixNano }): Fact => ({
        kind: "change-before",
        change: { id, kind, service: of },
        by: toQuantity(Number(troubleUnixNano - atUnixNano)),
      }),
    );
}

/** What the kernel saw fail in these spans. */
export function factsOfKernel({ evidence }: EvidenceIndex, spans: readonly LocatedSpan[]): Fact[] {
  const byId = new Map(spans.map((located) => [located.node.id, located]));
  return evidence.kernel
    .filter(({ grade }) => grade !== "process-level")
    .flatMap(({ event, spanId }): Fact[] => {
      const located = byId.get(spanId ?? "");
      // One that only says "not done yet" has a negative return, and is no error.
      const errorNumber = kernelErrorNumber(event);
      if (located === undefined || errorNumber === null) return [];
      const { id, kind } = event;
      return [{ kind: "kernel-event", event: { id, kind }, errorNumber, span: refOf(located) }];
    })
    .slice(0, 1);
}
