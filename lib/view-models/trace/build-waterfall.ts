import type { AssembledTrace, NodeIndex, TraceNode } from "@/lib/analysis/trace/assembled-trace";
import { isBlocking } from "@/lib/analysis/trace/blocking-children";
import type { CriticalPath } from "@/lib/analysis/trace/critical-path";
import type { TraceLoss } from "@/lib/analysis/trace/find-losses";
import { type NodeTimes, nodeTimes } from "@/lib/analysis/trace/relative-times";
import { ROW_FLAGS } from "@/lib/domain/contracts/row-flags";
import type { TraceClockDto } from "@/lib/domain/contracts/trace-clock";
import type { WaterfallDto } from "@/lib/domain/contracts/waterfall";
import { logTimeUnixNano, type StoredLogRecord, severityLevelOf } from "@/lib/domain/log-record";
import { type Resource, serviceNameOf } from "@/lib/domain/resource";
import { SPAN_KINDS } from "@/lib/domain/span";
import { aheadByResource } from "./ahead-by-resource";
import { Dictionary } from "./dictionary";
import { hasFailureSign } from "./failure-sign";

export interface WaterfallInput {
  readonly trace: AssembledTrace;
  /** By whose clock the trace's times are; as recorded unless told. */
  readonly clock?: TraceClockDto;
  /** What was sampled, cut or never sent. */
  readonly losses?: readonly TraceLoss[];
  readonly criticalPath: CriticalPath;
  /** Where the failure began: the causes of its slice. */
  readonly causes?: readonly NodeIndex[];
  /** Records of the trace in time order. */
  readonly logs: readonly StoredLogRecord[];
  /** What is not in `logs` and why (a limit, an unreadable store); empty when nothing is missing. */
  readonly logReasons?: readonly string[];
}

type Rows = WaterfallDto["rows"];

const AS_RECORDED: TraceClockDto = {
  shown: "raw",
  status: "ok",
  reasons: [],
  reference: null,
  off: [],
};

/**
 * A trace as columns of rows for drawing; see {@link WaterfallDto}. O(spans + sections + logs).
 * A missing parent has the service `""`: nobody knows whose it was.
 */
export function buildWaterfall(input: WaterfallInput): WaterfallDto {
  const { trace, criticalPath } = input;
  const services = new Dictionary();
  const names = new Dictionary();
  const rows = toRows(trace, criticalPath, services, names);
  return {
    traceId: trace.traceId ?? "",
    status: trace.status,
    reasons: [...trace.reasons],
    repairs: trace.repairs.map((repair) => ({ ...repair, nodeIds: [...repair.nodeIds] })),
    losses: (input.losses ?? []).map((loss) => ({ ...loss, nodeIds: [...loss.nodeIds] })),
    clock: input.clock ?? AS_RECORDED,
    startUnixNano: String(trace.startUnixNano),
    durationNano: Number(trace.endUnixNano - trace.startUnixNano),
    services: services.words(),
    names: names.words(),
    leadRow: input.causes?.[0] ?? -1,
    rows,
    criticalPath: toCriticalColumns(trace, criticalPath),
    logs: toLogColumns(input),
  };
}

function emptyRows(): Rows {
  return {
    nodeId: [],
    parent: [],
    depth: [],
    descendantCount: [],
    descendantErrorCount: [],
    service: [],
    name: [],
    kind: [],
    offsetNano: [],
    durationNano: [],
    flags: [],
  };
}

function toRows(
  trace: AssembledTrace,
  criticalPath: CriticalPath,
  services: Dictionary,
  names: Dictionary,
): Rows {
  const rows = emptyRows();
  const critical = new Set(criticalPath.sections.map((section) => section.node));
  const serviceOf = serviceIndexer(services);
  const times = nodeTimes(trace);
  for (const node of trace.nodes) {
    const span = node.kind === "span" ? node.span : null;
    rows.nodeId.push(node.id);
    rows.parent.push(node.parent);
    rows.depth.push(node.depth);
    rows.descendantCount.push(node.descendantCount);
    rows.descendantErrorCount.push(0);
    rows.service.push(span ? serviceOf(span.resource) : services.indexOf(""));
    rows.name.push(names.indexOf(nameOf(node)));
    rows.kind.push(span ? SPAN_KINDS.indexOf(span.kind) : 0);
    const start = times.startNano[node.index] ?? 0;
    rows.offsetNano.push(start);
    rows.durationNano.push((times.endNano[node.index] ?? 0) - start);
    const parent = trace.nodes[node.parent];
    rows.flags.push(
      flagsOf(node) |
        (critical.has(node.index) ? ROW_FLAGS.onCriticalPath : 0) |
        (isAwaited(parent, node, times) ? 0 : ROW_FLAGS.notAwaited),
    );
  }
  addErrorsUpward(rows);
  return rows;
}

function nameOf(node: TraceNode): string {
  return node.kind === "span" ? node.span.name : `parent ${node.missingSpanId} not received`;
}

/** Resources are shared between spans, so the service is read once per resource, not per span. */
function serviceIndexer(services: Dictionary): (resource: Resource) => number {
  const known = new Map<Resource, number>();
  return (resource) => {
    const seen = known.get(resource);
    if (seen !== undefined) return seen;
    const index = services.indexOf(serviceNameOf(resource));
    known.set(resource, index);
    return index;
  };
}

function isAwaited(parent: TraceNode | undefined, node: TraceNode, times: NodeTimes): boolean {
  return parent === undefined || isBlocking(parent, node, times);
}

/** What a row says by itself. */
function flagsOf(node: TraceNode): number {
  if (node.kind === "missing-parent") return ROW_FLAGS.missingParent;
  const { span } = node;
  return (
    (span.status.code === "error" ? ROW_FLAGS.error : 0) |
    (hasFailureSign(span) ? ROW_FLAGS.failureSign : 0) |
    (node.endInferred ? ROW_FLAGS.endInferred : 0) |
    (span.links.length > 0 ? ROW_FLAGS.hasLinks : 0) |
    (span.events.length > 0 ? ROW_FLAGS.hasEvents : 0)
  );
}

/** Pre-order puts every child after its parent, so one pass from the end sums each subtree. */
function addErrorsUpward(rows: Rows): void {
  for (let row = rows.parent.length - 1; row >= 0; row -= 1) {
    const parent = rows.parent[row] ?? -1;
    if (parent < 0) continue;
    const failed = (rows.flags[row] ?? 0) & (ROW_FLAGS.error | ROW_FLAGS.failureSign) ? 1 : 0;
    const below = rows.descendantErrorCount[row] ?? 0;
    rows.descendantErrorCount[parent] = (rows.descendantErrorCount[parent] ?? 0) + below + failed;
  }
}

function toCriticalColumns(trace: AssembledTrace, path: CriticalPath) {
  return {
    status: path.status,
    reasons: [...path.reasons],
    row: path.sections.map((section) => section.node),
    kind: path.sections.map((section): string => section.kind),
    offsetNano: path.sections.map((s) => Number(s.startUnixNano - trace.startUnixNano)),
    durationNano: path.sections.map((s) => Number(s.endUnixNano - s.startUnixNano)),
  };
}

/** Records are moved with the spans of their host, so that a tick stays on its bar. */
function toLogColumns(input: WaterfallInput): WaterfallDto["logs"] {
  const { trace, logs, clock = AS_RECORDED, logReasons = [] } = input;
  const aheadOf = aheadByResource(clock);
  const rowOf = logs.length === 0 ? new Map<string, number>() : rowsBySpanId(trace);
  return {
    status: logReasons.length > 0 ? "degraded" : "ok",
    reasons: [...logReasons],
    id: logs.map((record) => record.id),
    row: logs.map((record) => (record.spanId === null ? -1 : (rowOf.get(record.spanId) ?? -1))),
    offsetNano: logs.map(
      (record) => Number(logTimeUnixNano(record) - trace.startUnixNano) - aheadOf(record.resource),
    ),
    level: logs.map((record): string => severityLevelOf(record)),
  };
}

/** The first row of each span id: a second span of the same id cannot be told apart by its logs. */
function rowsBySpanId(trace: AssembledTrace): Map<string, number> {
  const rowOf = new Map<string, number>();
  for (const node of trace.nodes) {
    if (node.kind === "span" && !rowOf.has(node.span.spanId)) {
      rowOf.set(node.span.spanId, node.index);
    }
  }
  return rowOf;
}
