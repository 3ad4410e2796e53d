import { ROW_FLAGS } from "@/lib/domain/contracts/row-flags";
import type { WaterfallColumns, WaterfallDto } from "@/lib/domain/contracts/waterfall";
import { findSiblingFolds, type SiblingFolds } from "./find-sibling-folds";
import { groupByRow, type RowGroups } from "./group-by-row";

/**
 * A waterfall as the browser holds it: one typed array a column, so that 100,000 rows cost
 * 5 MB instead of an object each. Row numbers are positions in pre-order.
 */
export interface TraceModel {
  readonly traceId: string;
  readonly status: WaterfallDto["status"];
  readonly reasons: readonly string[];
  readonly repairs: WaterfallDto["repairs"];
  readonly losses: WaterfallDto["losses"];
  readonly clock: WaterfallDto["clock"];
  readonly startUnixNano: bigint;
  readonly durationNano: number;
  readonly services: readonly string[];
  readonly names: readonly string[];
  readonly rowCount: number;
  /** Where the failure began; -1 when nobody told. */
  readonly leadRow: number;
  readonly nodeId: readonly string[];
  readonly parent: Int32Array;
  readonly depth: Int32Array;
  readonly descendantCount: Int32Array;
  readonly descendantErrorCount: Int32Array;
  readonly service: Int32Array;
  readonly name: Int32Array;
  readonly kind: Uint8Array;
  readonly offsetNano: Float64Array;
  readonly rowDurationNano: Float64Array;
  readonly flags: Uint8Array;
  readonly critical: CriticalColumns;
  readonly logs: LogColumns;
  readonly folds: SiblingFolds;
}

export interface CriticalColumns {
  readonly status: WaterfallDto["status"];
  readonly reasons: readonly string[];
  readonly kind: readonly string[];
  readonly offsetNano: Float64Array;
  readonly durationNano: Float64Array;
  readonly byRow: RowGroups;
}

export interface LogColumns {
  readonly status: WaterfallDto["status"];
  readonly reasons: readonly string[];
  readonly count: number;
  readonly level: readonly string[];
  readonly offsetNano: Float64Array;
  readonly byRow: RowGroups;
}

/** The browser's form of a waterfall answer. O(rows + sections + logs). */
export function toTraceModel(dto: WaterfallColumns): TraceModel {
  const { rows } = dto;
  const rowCount = rows.nodeId.length;
  const tree = {
    rowCount,
    parent: new Int32Array(rows.parent),
    descendantCount: new Int32Array(rows.descendantCount),
    service: new Int32Array(rows.service),
    name: new Int32Array(rows.name),
    kind: new Uint8Array(rows.kind),
  };
  return {
    ...tree,
    folds: findSiblingFolds(tree),
    traceId: dto.traceId,
    status: dto.status,
    reasons: dto.reasons,
    repairs: dto.repairs,
    losses: dto.losses,
    clock: dto.clock,
    startUnixNano: BigInt(dto.startUnixNano),
    durationNano: dto.durationNano,
    services: dto.services,
    names: dto.names,
    leadRow: dto.leadRow,
    nodeId: rows.nodeId,
    depth: new Int32Array(rows.depth),
    descendantErrorCount: new Int32Array(rows.descendantErrorCount),
    offsetNano: new Float64Array(rows.offsetNano),
    rowDurationNano: new Float64Array(rows.durationNano),
    flags: new Uint8Array(rows.flags),
    critical: {
      status: dto.criticalPath.status,
      reasons: dto.criticalPath.reasons,
      kind: dto.criticalPath.kind,
      offsetNano: new Float64Array(dto.criticalPath.offsetNano),
      durationNano: new Float64Array(dto.criticalPath.durationNano),
      byRow: groupByRow(dto.criticalPath.row, rowCount),
    },
    logs: {
      status: dto.logs.status,
      reasons: dto.logs.reasons,
      count: dto.logs.id.length,
      level: dto.logs.level,
      offsetNano: new Float64Array(dto.logs.offsetNano),
      byRow: groupByRow(dto.logs.row, rowCount),
    },
  };
}

const FAILED = ROW_FLAGS.error | ROW_FLAGS.failureSign;

/** Whether a row failed: by its status, or by a sign of failure its status does not tell. */
export function hasFailed(model: TraceModel, row: number): boolean {
  return ((model.flags[row] ?? 0) & FAILED) !== 0;
}

export function hasFlag(model: TraceModel, row: number, flag: keyof typeof ROW_FLAGS): boolean {
  return ((model.flags[row] ?? 0) & ROW_FLAGS[flag]) !== 0;
}

/** Empty for a missing parent. */
export function serviceOf(model: TraceModel, row: number): string {
  return model.services[model.service[row] ?? -1] ?? "";
}

export function nameOf(model: TraceModel, row: number): string {
  return model.names[model.name[row] ?? -1] ?? "";
}

/** The row of a node id, or -1. A scan: 100,000 comparisons are cheaper than a map kept for it. */
export function rowOfNode(model: TraceModel, nodeId: string | null): number {
  return nodeId === null ? -1 : model.nodeId.indexOf(nodeId);
}
