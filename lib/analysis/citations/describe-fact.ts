import type { Fact, FactOf, Moment, SpanRef } from "@/lib/domain/claim";
import { errorWords } from "@/lib/domain/kernel-event";

/** A fact in a sentence, from its fields alone: what an analyst wrote beside it is never shown as the fact. */
export function describeFact(fact: Fact): string {
  switch (fact.kind) {
    case "span-status":
      return `${nameOf(fact.span)} ${fact.failed ? "failed" : "did not fail"}${fact.failureType === null ? "" : ` with ${fact.failureType}`}`;
    case "exception":
      return `${nameOf(fact.span)} threw ${fact.type}: “${fact.message}”`;
    case "attribute-equals":
      return `${nameOf(fact.span)} has ${fact.key} = ${fact.value}`;
    case "duration":
      return `${nameOf(fact.span)} took ${fact.value} ${fact.unit}`;
    case "happened-before":
      return `${momentName(fact.first)} came ${fact.by.value} ${fact.by.unit} before ${momentName(fact.second)}`;
    case "propagation":
      return `${propagationWord(fact)} ${nameOf(fact.from)} reached ${nameOf(fact.to)} over ${fact.hops} ${fact.hops === 1 ? "hop" : "hops"}`;
    case "log-contains":
      return `${fact.log.service} wrote “${fact.text}”`;
    case "count":
      return `there are ${fact.value} ${describeCounted(fact)}`;
    case "absence":
      return `there are no ${describeCounted(fact)}`;
    case "difference":
      return `${measureName(fact)} of ${nameOf(fact)} is ${fact.direction}: ${fact.healthy} → ${fact.window}`;
    case "metric-change":
      return `${fact.metric} of ${fact.service} is ${fact.direction}: ${fact.before} → ${fact.during} ${fact.unit}`.trim();
    case "change-before":
      return `${fact.change.kind} of ${fact.change.service ?? "something unnamed"} came ${fact.by.value} ${fact.by.unit} before the first failing request`;
    case "kernel-event":
      return `the kernel saw ${fact.event.kind}${fact.errorNumber === null ? "" : ` ${errorWords(fact.errorNumber)}`}${fact.span === null ? "" : ` in ${nameOf(fact.span)}`}`;
    case "divergence":
      return `${nameOf(fact.span)} departs from healthy traces by ${fact.divergence}; ${fact.support} of ${fact.of} agree`;
    case "slice-heals":
      return `without the own failures of ${nameOf(fact)}, ${fact.heals} of ${fact.of} failing traces pass`;
  }
}

/** `spans of payments POST /charge that failed with http 500, in the window`. */
export function describeCounted({
  what,
  where,
  side,
}: Pick<FactOf<"count">, "what" | "where" | "side">): string {
  const { service, operation, failed, failureType, text } = where;
  const name = nameOf({ service, operation: operation ?? "" });
  const outcome =
    failureType !== null
      ? ` that failed with ${failureType}`
      : failed === null
        ? ""
        : failed
          ? " that failed"
          : " that did not fail";
  const said = text === null ? "" : ` with “${text}”`;
  const things =
    what === "logs" ? "log records of" : what === "traces" ? "traces with spans of" : "spans of";
  return `${things} ${name}${outcome}${said}, ${side === "window" ? "in the window" : "in healthy traces"}`;
}

/** Anchors of what a fact names, for a person to look at. */
export function anchorsOf(fact: Fact): string[] {
  switch (fact.kind) {
    case "span-status":
    case "duration":
    case "divergence":
    case "exception":
      return [`span:${fact.span.id}`];
    case "attribute-equals":
      return [`span:${fact.span.id}#attr=${fact.key}`];
    case "happened-before":
      return [momentAnchor(fact.first), momentAnchor(fact.second)];
    case "propagation":
      return [`span:${fact.from.id}`, `span:${fact.to.id}`];
    case "log-contains":
      return [`log:${fact.log.id}`];
    case "change-before":
      return [`change:${fact.change.id}`];
    case "kernel-event":
      return [`kernel:${fact.event.id}`, ...(fact.span === null ? [] : [`span:${fact.span.id}`])];
    case "count":
    case "absence":
    case "difference":
    case "metric-change":
    case "slice-heals":
      return [];
  }
}

/** Services that a fact speaks of. */
export function servicesOf(fact: Fact): string[] {
  switch (fact.kind) {
    case "span-status":
    case "duration":
    case "divergence":
    case "exception":
    case "attribute-equals":
      return [fact.span.service];
    case "propagation":
      return [fact.from.service, fact.to.service];
    case "log-contains":
      return [fact.log.service];
    case "change-before":
      return fact.change.service === null ? [] : [fact.change.service];
    case "kernel-event":
      return fact.span === null ? [] : [fact.span.service];
    case "count":
    case "absence":
      return [fact.where.service];
    case "difference":
    case "metric-change":
    case "slice-heals":
      return [fact.service];
    case "happened-before":
      return [];
  }
}

/** `checkout POST /pay`; many operations begin with their service already. */
export function nameOf({ service, operation }: Pick<SpanRef, "service" | "operation">): string {
  return operation.startsWith(`${service}.`) ? operation : `${service} ${operation}`.trim();
}

function momentName({ of, id }: Moment): string {
  switch (of) {
    case "span-start":
      return `the start of span ${id}`;
    case "span-end":
      return `the end of span ${id}`;
    case "log":
      return `log record ${id}`;
    case "kernel":
      return `kernel event ${id}`;
    case "change":
      return `change ${id}`;
  }
}

function momentAnchor({ of, id }: Moment): string {
  return of === "span-start" || of === "span-end" ? `span:${id}` : `${of}:${id}`;
}

function propagationWord({ of }: FactOf<"propagation">): string {
  return of === "failure" ? "the failure of" : of === "call" ? "the call of" : "by its link,";
}

function measureName({ measure }: FactOf<"difference">): string {
  switch (measure) {
    case "median-duration-ms":
      return "the median duration (ms)";
    case "p95-duration-ms":
      return "the 95th percentile of the duration (ms)";
    case "failure-percent":
      return "the failure rate (%)";
    case "calls-per-trace":
      return "the calls per trace";
  }
}
