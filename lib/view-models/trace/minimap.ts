import { hasFailed, type TraceModel } from "./trace-model";

/** The whole trace in a small grid of lanes (rows) and buckets (time). */
export interface Minimap {
  readonly lanes: number;
  readonly buckets: number;
  /** Stretches of one service in one lane; later ones lie above earlier ones nowhere: they are disjoint. */
  readonly runs: readonly MinimapRun[];
  /** Buckets in which something failed, ascending. */
  readonly failures: readonly number[];
}

export interface MinimapRun {
  readonly lane: number;
  readonly from: number;
  readonly length: number;
  /** Position in the model's services. */
  readonly service: number;
}

/**
 * Every row painted into its lane; where rows share a cell the deeper one shows, as a parent
 * is seen through its children in the waterfall. With fewer rows than lanes each has its own.
 * O(rows × buckets) at worst, in a byte array.
 */
export function buildMinimap(model: TraceModel, maxLanes: number, buckets: number): Minimap {
  const lanes = Math.max(1, Math.min(maxLanes, model.rowCount));
  const cells = new Int32Array(lanes * buckets).fill(-1);
  const failed = new Uint8Array(buckets);
  const perNano = buckets / Math.max(model.durationNano, 1);
  for (let row = 0; row < model.rowCount; row += 1) {
    const lane = Math.floor((row * lanes) / model.rowCount) * buckets;
    const offset = model.offsetNano[row] ?? 0;
    const from = Math.min(Math.floor(offset * perNano), buckets - 1);
    const end = (offset + (model.rowDurationNano[row] ?? 0)) * perNano;
    const to = Math.min(Math.max(Math.ceil(end), from + 1), buckets);
    cells.fill(model.service[row] ?? 0, lane + from, lane + to);
    if (hasFailed(model, row)) failed[from] = 1;
  }
  return { lanes, buckets, runs: toRuns(cells, buckets), failures: toFailures(failed) };
}

function toRuns(cells: Int32Array, buckets: number): MinimapRun[] {
  const runs: MinimapRun[] = [];
  for (let cell = 0; cell < cells.length; ) {
    const service = cells[cell] ?? -1;
    const laneEnd = (Math.floor(cell / buckets) + 1) * buckets;
    let end = cell + 1;
    while (end < laneEnd && cells[end] === service) end += 1;
    if (service >= 0) {
      runs.push({
        lane: Math.floor(cell / buckets),
        from: cell % buckets,
        length: end - cell,
        service,
      });
    }
    cell = end;
  }
  return runs;
}

function toFailures(failed: Uint8Array): number[] {
  return [...failed.keys()].filter((bucket) => failed[bucket] === 1);
}
