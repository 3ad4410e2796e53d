import type { EvidenceGroup } from "@/lib/domain/suspect";
import { describeShare } from "./describe-quantity";
import type { AbnormalFeature } from "./learn-abnormal";
import type { Behaviour } from "./score-behaviour";
import type { SpanFeatures } from "./span-features";
import type { ProfiledOperation, SpanTable } from "./span-table";
import type { Evidence } from "./suspect";

const MAX_ANCHORS = 5;

/** What an operation's behaviour says, in three pieces of evidence: what shows it, how much of the trouble it covers, how new it is. */
export function describeBehaviour(
  table: SpanTable,
  read: SpanFeatures,
  behaviour: Behaviour,
): Evidence[] {
  const { feature, spectrum, rows } = behaviour;
  const spans = rows.slice(0, MAX_ANCHORS).map((row) => `span:${table.spans[row]?.spanId}`);
  const logs = rows.slice(0, MAX_ANCHORS).flatMap((row) => {
    const record = read.recordOf.get(row * read.features.length + feature.number);
    return record === undefined ? [] : [`log:${record.id}`];
  });
  const symptomatic = spectrum.ef + spectrum.nf;
  return [
    {
      group: groupOf(feature),
      nats: behaviour.featureNats,
      statement: describeFeature(table, feature) + endOf(table, behaviour),
      anchors: [...logs, ...spans].slice(0, MAX_ANCHORS),
    },
    {
      group: "coverage",
      nats: behaviour.coverageNats,
      statement: `trouble of its own in ${spectrum.ef} of ${symptomatic} symptomatic traces and in ${spectrum.ep} of ${spectrum.ep + spectrum.np} others (Ochiai ${spectrum.ochiai.toFixed(2)})`,
      anchors: spans,
    },
    ...(behaviour.contrastNats > 0
      ? [contrastOf(behaviour, spans.slice(0, 1), spectrum.ep + spectrum.np > 0)]
      : []),
  ];
}

function contrastOf(
  { contrastNats, contrastFactor }: Behaviour,
  anchors: readonly string[],
  hasPast: boolean,
): Evidence {
  const usual = hasPast ? "in its healthy past" : "is assumed of a service without a healthy past";
  return {
    group: "contrast",
    nats: contrastNats,
    statement: `${describeFactor(contrastFactor)} as much trouble of its own for each execution as ${usual}`,
    anchors,
  };
}

/** Whether an error is logged where spans say that all is well: one of the two is wrong. */
export function isContradictory(table: SpanTable, { feature, rows }: Behaviour): boolean {
  if (feature.kind !== "log" || !feature.isError || feature.direction !== "appeared") return false;
  return rows.length > 0 && rows.every((row) => table.failures[row] == null);
}

function endOf(table: SpanTable, behaviour: Behaviour): string {
  return isContradictory(table, behaviour) ? ", in spans that end well" : "";
}

function groupOf({ kind }: AbnormalFeature): EvidenceGroup {
  switch (kind) {
    case "failure":
      return "failures";
    case "log":
      return "logs";
    case "call":
      return "calls";
  }
}

function describeFactor(factor: number): string {
  return factor >= 10 ? `${Math.round(factor)} times` : `${Number(factor.toPrecision(2))} times`;
}

/** In how many of its executions, now and before. */
export function describeFeature(table: SpanTable, feature: AbnormalFeature): string {
  const now = `in ${describeShare(feature.windowRate)} of its executions`;
  const before =
    feature.healthyTraces === 0
      ? "; there are no healthy ones to compare with"
      : feature.healthyRate < 0.001
        ? `, in none of ${Math.round(feature.healthyTraces)} healthy traces`
        : `, before in ${describeShare(feature.healthyRate)}`;
  const appeared = feature.direction === "appeared";
  switch (feature.kind) {
    case "failure":
      return `fails with ${feature.text} ${now}${before}`;
    case "log": {
      const level = feature.isError ? "the error " : "";
      return appeared
        ? `writes ${level}“${shorten(feature.text)}” ${now}${before}`
        : `does not write “${shorten(feature.text)}” ${now}${before}`;
    }
    case "call": {
      const callee = nameOf(table.operations[feature.callee]);
      return appeared
        ? `calls ${callee} ${now}${before}`
        : `does not call ${callee} ${now}${before}`;
    }
  }
}

/** `payments POST /charges`, `POST /charges to payments`. */
export function nameOf(operation: ProfiledOperation | undefined): string {
  if (operation === undefined) return "an operation";
  const { service, name, target } = operation;
  return target === null ? `${service} ${name}` : `${name} to ${target}`;
}

const MAX_TEXT = 90;

function shorten(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1)}…`;
}
