import type { Exemplar, Metric } from "@/lib/domain/metric";
import type { ProjectScope } from "@/lib/domain/project";
import type { Database } from "../database";
import { copyRows, linesOf } from "./copy-rows";
import { toBytea, toCopyLine } from "./copy-text";
import { countTurns } from "./count-turns";
import { ensurePartitions } from "./ensure-partitions";
import { hashToId, withoutProject } from "./hash-content";
import type { InsertResult } from "./insert-result";
import { type MetricPoint, toExemplarLine, toPointLine } from "./metric-rows";
import { storeOrigins } from "./store-origins";
import { EXEMPLARS, METRIC_POINTS } from "./telemetry-tables";

/**
 * Stores the points of metrics and their exemplars; committed when it resolves. Points sent again as
 * they were change nothing. Counts points alone.
 */
export async function insertMetrics(
  db: Pick<Database, "pool">,
  scope: ProjectScope,
  metrics: readonly Metric[],
): Promise<InsertResult> {
  const points = [...pointsOf(metrics)];
  const exemplars = [...exemplarsOf(points)];
  await ensurePartitions(
    db,
    METRIC_POINTS,
    points.map(({ point }) => point.timeUnixNano),
  );
  await ensurePartitions(
    db,
    EXEMPLARS,
    exemplars.map(({ exemplar }) => exemplar.timeUnixNano),
  );
  const origins = await storeOrigins(db, scope, metrics);
  const exemplarLines = exemplars.map(({ metric, point, exemplar }) =>
    toExemplarLine(scope, metric, point, exemplar),
  );
  const pointLines = points.map(({ metric, point }) => toPointLine(scope, metric, point, origins));
  await copyRows(db, EXEMPLARS, linesOf(withIds(exemplarLines)));
  return copyRows(db, METRIC_POINTS, linesOf(withIds(pointLines)));
}

/** Ids from the content and its turn among equals of the same call. */
function withIds(lines: readonly string[]): string[] {
  const turnOf = countTurns();
  return lines.map(
    (line) => `${line}\t${toCopyLine([toBytea(hashToId(withoutProject(line) + turnOf(line)))])}`,
  );
}

function* pointsOf(metrics: readonly Metric[]): Generator<{ metric: Metric; point: MetricPoint }> {
  for (const metric of metrics) {
    for (const point of metric.data.points) yield { metric, point };
  }
}

function* exemplarsOf(
  points: readonly { metric: Metric; point: MetricPoint }[],
): Generator<{ metric: Metric; point: MetricPoint; exemplar: Exemplar }> {
  for (const { metric, point } of points) {
    if (!("exemplars" in point)) continue;
    for (const exemplar of point.exemplars) yield { metric, point, exemplar };
  }
}
