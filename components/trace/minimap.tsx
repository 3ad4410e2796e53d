"use client";

import { memo, useMemo } from "react";
import { hueStyle } from "@/components/ui/service-dot";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import { buildMinimap, type Minimap, type MinimapRun } from "@/lib/view-models/trace/minimap";
import type { TimeRange } from "@/lib/view-models/trace/time-range";
import type { TraceModel } from "@/lib/view-models/trace/trace-model";
import styles from "./minimap.module.css";
import { useBrush } from "./use-brush";

const MAX_LANES = 18;
const BUCKETS = 240;

interface TraceMinimapProps {
  model: TraceModel;
  range: TimeRange;
  onRange: (range: TimeRange) => void;
}

/** The whole trace small, its failures marked; dragging across it chooses the time drawn below. */
export function TraceMinimap({ model, range, onRange }: TraceMinimapProps) {
  const map = useMemo(() => buildMinimap(model, MAX_LANES, BUCKETS), [model]);
  const brush = useBrush(range, model.durationNano, onRange);
  return (
    <div className={styles.row}>
      <div className={styles.caption}>
        {brush.zoomed ? (
          <button type="button" className={styles.reset} onClick={brush.reset}>
            {formatDuration(range.toNano - range.fromNano)} shown · show all <kbd>0</kbd>
          </button>
        ) : (
          <span>Drag to zoom</span>
        )}
      </div>
      <div className={styles.map} {...brush.surface} data-testid="minimap">
        <MinimapDrawing map={map} services={model.services} />
        <span className={styles.shade} style={{ left: 0, width: `${brush.fromPercent}%` }} />
        <span className={styles.shade} style={{ left: `${brush.toPercent}%`, right: 0 }} />
        {brush.handles.map(({ key, percent, ...handle }) => (
          <span key={key} className={styles.handle} style={{ left: `${percent}%` }} {...handle} />
        ))}
      </div>
    </div>
  );
}

const MinimapDrawing = memo(function MinimapDrawing({
  map,
  services,
}: {
  map: Minimap;
  services: readonly string[];
}) {
  const byService = useMemo(() => pathsByService(map.runs), [map]);
  return (
    <>
      <svg
        className={styles.drawing}
        viewBox={`0 0 ${map.buckets} ${map.lanes}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Overview of the trace, failures at ${map.failures.length} of its ${map.buckets} parts`}
      >
        {byService.map(([service, path]) => (
          <path
            key={service}
            d={path}
            className={`service-hue ${styles.run}`}
            style={hueStyle(services[service] ?? "")}
          />
        ))}
      </svg>
      {map.failures.map((bucket) => (
        <span
          key={bucket}
          className={styles.failure}
          style={{ left: `${(bucket / map.buckets) * 100}%` }}
        />
      ))}
    </>
  );
});

/** One path a service instead of a rectangle a run: some twenty elements for any trace. */
function pathsByService(runs: readonly MinimapRun[]): readonly (readonly [number, string])[] {
  const pieces = new Map<number, string[]>();
  for (const run of runs) {
    const piece = `M${run.from} ${run.lane + 0.12}h${run.length}v.76h-${run.length}z`;
    const known = pieces.get(run.service);
    if (known) known.push(piece);
    else pieces.set(run.service, [piece]);
  }
  return [...pieces].map(([service, parts]) => [service, parts.join("")] as const);
}
