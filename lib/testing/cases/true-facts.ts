import {
  factOfHealing,
  factOfPropagation,
  factsOfChanges,
  factsOfDifference,
  factsOfNewFailure,
  factsOfSpan,
  refOf,
} from "@/lib/analysis/analyst/cited-facts";
import type { EvidenceIndex, LocatedSpan } from "@/lib/analysis/citations/index-evidence";
import { toQuantity, toThreeDigits } from "@/lib/analysis/citations/quantities";
import { metricShiftsOf } from "@/lib/analysis/citations/verify-context";
import { findDivergence } from "@/lib/analysis/divergence/find-divergence";
import { formatAttribute } from "@/lib/domain/attributes";
import type { Fact } from "@/lib/domain/claim";
import { failureOf } from "@/lib/domain/failure-of";
import { kernelErrorNumber } from "@/lib/domain/kernel-event";
import { logTimeUnixNano } from "@/lib/domain/log-record";
import { serviceNameOf } from "@/lib/domain/resource";
import type { SeededRandom } from "@/lib/testing/builders/seeded-random";

/** Facts of every kind that are true of the evidence, drawn at random, `count` at most. */
export function drawTrueFacts(index: EvidenceIndex, random: SeededRandom, count: number): Fact[] {
  const spans = random
    .shuffle([...index.spans.values()].flatMap(([only, more]) => (only && !more ? [only] : [])))
    .filter(({ side, node }) => side === "window" && !node.endInferred);
  const failing = spans.filter(({ node }) => failureOf(node.span) !== null);
  const byKind = new Map<string, Fact[]>();
  const add = (facts: readonly Fact[]) => {
    for (const fact of facts) {
      const list = byKind.get(fact.kind) ?? [];
      byKind.set(fact.kind, list);
      list.push(fact);
    }
  };
  for (const located of [...failing.slice(0, 40), ...spans.slice(0, 40)]) {
    add(factsOfSpan(located));
    add(factOfPropagation(located));
    add(attributesOf(located));
    add(neighbourOf(located));
  }
  for (const [key] of [...index.byOperation].slice(0, 40)) {
    const [service = "", operation = ""] = key.split("\u0000");
    add(factsOfDifference(index, [{ service, operation }]));
    add(factOfHealing(index, service, operation));
  }
  for (const { node } of failing.slice(0, 30)) {
    const type = failureOf(node.span)?.type ?? "";
    add(factsOfNewFailure(index, serviceNameOf(node.span.resource), node.span.name, type));
  }
  for (const service of index.byService.keys()) add(factsOfChanges(index, service));
  add(logFacts(index, random));
  add(metricFacts(index));
  add(kernelFacts(index));
  for (const located of failing.slice(0, 8)) add(divergencesOf(index, located));
  return takeTurns([...byKind.values()].map(random.shuffle), count);
}

function attributesOf(located: LocatedSpan): Fact[] {
  const span = refOf(located);
  return Object.entries(located.node.span.attributes).flatMap(([key, value]): Fact[] =>
    (typeof value === "string" && value !== "" && value.length < 400) || typeof value === "number"
      ? [{ kind: "attribute-equals", span, key, value }]
      : [],
  );
}

function neighbourOf({ node, trace }: LocatedSpan): Fact[] {
  const parent = trace.nodes[node.parent];
  if (parent?.kind !== "span" || parent.startUnixNano >= node.startUnixNano) return [];
  const by = toQuantity(Number(node.startUnixNano - parent.startUnixNano));
  return [
    {
      kind: "happened-before",
      first: { of: "span-start", id: parent.id },
      second: { of: "span-start", id: node.id },
      by,
    },
  ];
}

function logFacts({ evidence }: EvidenceIndex, random: SeededRandom): Fact[] {
  const records = random.shuffle(evidence.windowLogs).slice(0, 30);
  return records.flatMap((record, i): Fact[] => {
    const text = formatAttribute(record.body).split("\n", 1)[0]?.slice(0, 200) ?? "";
    if (text === "") return [];
    const log = {
      id: record.id,
      service: serviceNameOf(record.resource),
      atUnixNano: String(logTimeUnixNano(record)),
    };
    const next = records[i + 1];
    const gap = next === undefined ? 0n : logTimeUnixNano(next) - logTimeUnixNano(record);
    const said: Fact = { kind: "log-contains", log, text };
    if (next === undefined || gap <= 0n) return [said];
    return [
      said,
      {
        kind: "happened-before",
        first: { of: "log", id: record.id },
        second: { of: "log", id: next.id },
        by: toQuantity(Number(gap)),
      },
    ];
  });
}

function metricFacts(index: EvidenceIndex): Fact[] {
  return metricShiftsOf(index).flatMap(({ name, service, before, during, unit }): Fact[] =>
    before === during || before < 1
      ? []
      : [
          {
            kind: "metric-change",
            metric: name,
            service,
            direction: during > before ? "higher" : "lower",
            before: toThreeDigits(before),
            during: toThreeDigits(during),
            unit,
          },
        ],
  );
}

function kernelFacts({ evidence, spans }: EvidenceIndex): Fact[] {
  return evidence.kernel.map(({ event, spanId }): Fact => {
    const [located] = spans.get(spanId ?? "") ?? [];
    return {
      kind: "kernel-event",
      event: { id: event.id, kind: event.kind },
      errorNumber: kernelErrorNumber(event),
      span: located === undefined ? null : refOf(located),
    };
  });
}

function divergencesOf({ evidence }: EvidenceIndex, located: LocatedSpan): Fact[] {
  const { divergences } = findDivergence(located.trace, evidence.healthy);
  return divergences.flatMap(({ kind, nodes, support, of }): Fact[] =>
    nodes.includes(located.node.index)
      ? [{ kind: "divergence", span: refOf(located), divergence: kind, support, of }]
      : [],
  );
}

/** One of each kind, then another of each, and so on. */
function takeTurns(lists: readonly (readonly Fact[])[], count: number): Fact[] {
  const taken: Fact[] = [];
  for (let turn = 0; taken.length < count; turn += 1) {
    const left = lists.filter((list) => list.length > turn);
    if (left.length === 0) break;
    taken.push(...left.flatMap((list) => list[turn] ?? []));
  }
  return taken.slice(0, count);
}
