import type { Change } from "@/lib/domain/change";
import { type Candidate, scoreOf } from "./candidate";
import { describeBehaviour } from "./describe-behaviour";
import { describeTiming } from "./describe-timing";
import type { Findings } from "./find-evidence";
import type { Symptoms } from "./find-symptoms";
import type { KernelTrouble } from "./kernel-trouble";
import type { MetricShift } from "./metric-shifts";
import { type Behaviour, scoreBehaviours } from "./score-behaviour";
import { scoreChange } from "./score-changes";
import { holdingOperation, scoreKernel } from "./score-kernel";
import { scoreMetrics } from "./score-metrics";
import { type Silent, scoreSilent } from "./score-silent";
import { scoreTimings, type TimingScore } from "./score-timing";
import type { ProfiledOperation, SpanTable } from "./span-table";
import type { Evidence } from "./suspect";
import { WEIGHTS } from "./weights";

/** Evidence weaker than this does not make a change to the same thing suspicious. */
const LEAST_FOR_CHANGE = 1;

interface Gathering {
  readonly findings: Findings;
  readonly behaviours: ReadonlyMap<string, readonly Behaviour[]>;
  readonly timings: ReadonlyMap<string, TimingScore>;
  readonly silents: ReadonlyMap<string, Silent>;
  readonly metrics: ReadonlyMap<string, readonly MetricShift[]>;
  readonly kernel: ReadonlyMap<string, readonly KernelTrouble[]>;
  readonly changes: readonly Change[];
}

/**
 * Everybody who could be the cause, one candidate for each service or peer, named by the operation
 * in which it shows most: what evidence there is of one service goes together. Before anything is
 * ranked: a cause that is not here cannot be found. O(operations + evidence).
 */
export function gatherCandidates(
  findings: Findings,
  changes: readonly Change[],
  symptoms: Symptoms,
): Candidate[] {
  const { table, responsibility, learned } = findings;
  const behaviours = scoreBehaviours(table, responsibility, learned, symptoms);
  const serviceOf = ({ operation }: Behaviour) => table.operations[operation]?.service ?? "";
  const timings = scoreTimings(table, findings.timings, symptoms);
  const gathering: Gathering = {
    findings,
    behaviours: groupBy(behaviours, serviceOf),
    timings: new Map(timings.map((score) => [score.timing.service, score])),
    silents: new Map(
      scoreSilent(table, responsibility, symptoms).map((silent) => [silent.target, silent]),
    ),
    metrics: groupBy(findings.metrics, ({ service }) => service),
    kernel: groupBy(findings.kernel, ({ subject }) => subject),
    changes,
  };
  const instrumented = new Set(table.operations.map(({ service }) => service));
  const names = new Set([
    ...instrumented,
    ...gathering.silents.keys(),
    ...gathering.timings.keys(),
    ...gathering.metrics.keys(),
    ...findings.looseLogs.keys(),
    ...gathering.kernel.keys(),
    ...changes.flatMap(({ service }) => service ?? []),
  ]);
  return [...names]
    .sort()
    .map((name) => toCandidate(gathering, name, instrumented.has(name)))
    .concat(looseChanges(gathering))
    .filter(({ evidence }) => evidence.some(({ nats }) => nats >= 0));
}

function toCandidate(gathering: Gathering, name: string, isInstrumented: boolean): Candidate {
  const { findings, timings, silents } = gathering;
  const { table } = findings;
  const behaviour = clearest(gathering.behaviours.get(name) ?? []);
  const timing = timings.get(name) ?? null;
  const silent = silents.get(name) ?? null;
  const kernel = gathering.kernel.get(name) ?? [];
  const onPath = findings.onPath.has(name) || silent !== null;
  const observed: Evidence[] = [
    ...(behaviour === null ? [] : describeBehaviour(table, findings.read, behaviour)),
    ...(timing === null || timing.nats <= 0 ? [] : [describeTiming(table, timing)]),
    ...(silent === null ? [] : silentEvidence(silent, behaviour)),
    ...scoreMetrics(gathering.metrics.get(name) ?? [], onPath),
    ...looseEvidence(findings, name, behaviour),
    ...scoreKernel(kernel),
  ];
  const named =
    holdingOperation(kernel) ?? behaviour?.operation ?? operationOfTiming(gathering, timing, name);
  const operation = callingOperation(table, named);
  const isAbsent = silent !== null && behaviour === null;
  return {
    kind: isInstrumented
      ? isAbsent
        ? "absent-operation"
        : "operation"
      : peerKind(gathering, name),
    service: name,
    operation: operation < 0 ? "" : (table.operations[operation]?.name ?? ""),
    edge: null,
    operations: operationsOf(table.operations, name),
    evidence: (isInstrumented ? observed : observed.map(fromOutside)).concat(
      changeEvidence(gathering, name, observed),
    ),
    behaviour,
    timing,
    rows: [
      ...(behaviour?.rows ?? []),
      ...(silent?.rows ?? []),
      ...(timing?.timing.shifts.flatMap(({ shift }) => shift.rows) ?? []),
      ...kernel.flatMap(({ rows }) => rows),
    ],
  };
}

/** Beside what its spans show, its other lines say the same again. */
function looseEvidence({ looseLogs }: Findings, name: string, behaviour: Behaviour | null) {
  const found = looseLogs.get(name);
  if (found === undefined) return [];
  return [behaviour === null ? found : halved(found)];
}

function peerKind({ findings, silents, timings, metrics, kernel }: Gathering, name: string) {
  if (silents.has(name) || timings.has(name) || kernel.has(name)) return "peer" as const;
  return metrics.has(name) || findings.onPath.has(name)
    ? ("resource" as const)
    : ("change" as const);
}

/** What one candidate fails to answer is not counted a second time beside its own failures. */
function silentEvidence(silent: Silent, behaviour: Behaviour | null): readonly Evidence[] {
  return behaviour === null ? silent.evidence : silent.evidence.slice(0, 1).map(halved);
}

/** What sends no spans is only seen from its callers' side. */
function fromOutside(evidence: Evidence): Evidence {
  return { ...evidence, nats: evidence.nats * WEIGHTS.unseen };
}

function halved(evidence: Evidence): Evidence {
  return { ...evidence, nats: evidence.nats / 2 };
}

function clearest(behaviours: readonly Behaviour[]): Behaviour | null {
  const score = (b: Behaviour) => b.coverageNats + b.contrastNats + b.featureNats;
  return behaviours.reduce<Behaviour | null>(
    (best, one) => (best === null || score(one) > score(best) ? one : best),
    null,
  );
}

function operationOfTiming(
  { findings }: Gathering,
  timing: TimingScore | null,
  service: string,
): number {
  const [first] = timing?.timing.shifts ?? [];
  if (first === undefined) return -1;
  const { operation, callee } = first.shift;
  const answering = callee >= 0 && findings.table.operations[callee]?.service === service;
  return answering ? callee : operation;
}

/**
 * The operation that makes a call, for the call: what a service does is what it is known by, not
 * the library span around a request. The one that does so most often; the call itself at the root.
 */
function callingOperation(table: SpanTable, operation: number): number {
  const kind = table.operations[operation]?.kind;
  if (kind !== "client" && kind !== "producer") return operation;
  const service = table.operations[operation]?.service;
  const counts = new Map<number, number>();
  for (let row = 0; row < table.spans.length; row += 1) {
    if (table.operationOf[row] !== operation) continue;
    const caller = table.operationOf[table.parentOf[row] ?? -1];
    if (caller === undefined || table.operations[caller]?.service !== service) continue;
    counts.set(caller, (counts.get(caller) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return most?.[0] ?? operation;
}

function operationsOf(operations: readonly ProfiledOperation[], service: string): number[] {
  return operations.flatMap((operation, i) => (operation.service === service ? [i] : []));
}

function changeEvidence(
  { changes, findings }: Gathering,
  name: string,
  observed: readonly Evidence[],
): Evidence[] {
  const seen = observed.reduce((sum, { nats }) => sum + nats, 0);
  const found = changes
    .filter(({ service }) => service === name)
    .flatMap((change) => scoreChange(change, findings.troubleUnixNano) ?? [])
    .sort((a, b) => b.nats - a.nats);
  const [strongest] = found;
  if (strongest === undefined) return [];
  // A change of something in which nothing is wrong is a coincidence, and is only named.
  return [seen >= LEAST_FOR_CHANGE ? strongest : { ...strongest, nats: strongest.nats / 4 }];
}

/** Changes of no service in particular: a flag, a configuration. */
function looseChanges({ changes, findings }: Gathering): Candidate[] {
  return changes.flatMap((change) => {
    const evidence = change.service === null ? scoreChange(change, findings.troubleUnixNano) : null;
    if (evidence === null) return [];
    return [
      {
        kind: "change" as const,
        service: change.id,
        operation: change.title,
        edge: null,
        operations: [],
        evidence: [evidence],
        behaviour: null,
        timing: null,
        rows: [],
      },
    ];
  });
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** From the highest score; of equals by name, so that the order never depends on the input's. */
export function byScore(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort(
    (a, b) => scoreOf(b) - scoreOf(a) || (a.service < b.service ? -1 : 1),
  );
}
