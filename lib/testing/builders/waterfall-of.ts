import { ROW_FLAGS } from "@/lib/domain/contracts/row-flags";
import type { WaterfallDto } from "@/lib/domain/contracts/waterfall";
import { SPAN_KINDS, type SpanKind } from "@/lib/domain/span";

export interface RowSpec {
  readonly id: string;
  readonly depth: number;
  readonly at: number;
  readonly lasts: number;
  readonly service?: string;
  readonly name?: string;
  readonly kind?: SpanKind;
  readonly flags?: readonly (keyof typeof ROW_FLAGS)[];
}

interface WaterfallSpec {
  readonly rows: readonly RowSpec[];
  readonly leadRow?: number;
  /** `[row, at, lasts]` of each section of the critical path, in time order. */
  readonly critical?: readonly (readonly [number, number, number])[];
  /** `[row, at, level]` of each log record, in time order. */
  readonly logs?: readonly (readonly [number, number, string])[];
}

/** No clock is known to be off. */
export const OWN_CLOCKS: WaterfallDto["clock"] = {
  shown: "raw",
  status: "ok",
  reasons: [],
  reference: "host-shop",
  off: [],
};

/** A waterfall answer from rows in pre-order; parents and counts follow from the depths. */
export function waterfallOf({
  rows,
  leadRow = -1,
  critical = [],
  logs = [],
}: WaterfallSpec): WaterfallDto {
  const services = [...new Set(rows.map((row) => row.service ?? "shop"))];
  const names = [...new Set(rows.map((row) => row.name ?? row.id))];
  const parent = parentsOf(rows.map((row) => row.depth));
  const flags = rows.map(({ flags: given = [] }) =>
    given.reduce((bits, flag) => bits | ROW_FLAGS[flag], 0),
  );
  const failed = flags.map((bits) => (bits & (ROW_FLAGS.error | ROW_FLAGS.failureSign) ? 1 : 0));
  const ones = rows.map(() => 1);
  return {
    traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
    status: "ok",
    reasons: [],
    repairs: [],
    losses: [],
    clock: OWN_CLOCKS,
    startUnixNano: "1763690000000000000",
    durationNano: Math.max(0, ...rows.map((row) => row.at + row.lasts)),
    services,
    names,
    leadRow,
    rows: {
      nodeId: rows.map((row) => row.id),
      parent,
      depth: rows.map((row) => row.depth),
      descendantCount: sumBelow(parent, ones),
      descendantErrorCount: sumBelow(parent, failed),
      service: rows.map((row) => services.indexOf(row.service ?? "shop")),
      name: rows.map((row) => names.indexOf(row.name ?? row.id)),
      kind: rows.map((row) => SPAN_KINDS.indexOf(row.kind ?? "internal")),
      offsetNano: rows.map((row) => row.at),
      durationNano: rows.map((row) => row.lasts),
      flags,
    },
    criticalPath: {
      status: "ok",
      reasons: [],
      row: critical.map(([row]) => row),
      kind: critical.map(() => "self"),
      offsetNano: critical.map(([, at]) => at),
      durationNano: critical.map(([, , lasts]) => lasts),
    },
    logs: {
      status: "ok",
      reasons: [],
      id: logs.map((_, index) => `log${index}`),
      row: logs.map(([row]) => row),
      offsetNano: logs.map(([, at]) => at),
      level: logs.map(([, , level]) => level),
    },
  };
}

function parentsOf(depths: readonly number[]): number[] {
  const open: number[] = [];
  return depths.map((depth, row) => {
    open.length = depth;
    const parent = open.at(-1) ?? -1;
    open.push(row);
    return parent;
  });
}

function sumBelow(parents: readonly number[], own: readonly number[]): number[] {
  const below = parents.map(() => 0);
  for (let row = parents.length - 1; row >= 0; row -= 1) {
    const up = parents[row] ?? -1;
    if (up >= 0) below[up] = (below[up] ?? 0) + (below[row] ?? 0) + (own[row] ?? 0);
  }
  return below;
}
