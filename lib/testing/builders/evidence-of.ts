import type { EvidenceSet } from "@/lib/analysis/suspects/evidence-set";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import type { Change } from "@/lib/domain/change";
import type { Metric } from "@/lib/domain/metric";
import type { Span } from "@/lib/domain/span";
import { type DrawnRequest, type Hop, processPool, requestOf } from "./request-of";
import { type SeededRandom, seededRandom } from "./seeded-random";
import { atMs } from "./span-of";

/** Which request of an incident is being drawn. */
export interface Occasion {
  readonly isWindow: boolean;
  readonly index: number;
  readonly random: SeededRandom;
  /** True in this part of the window's requests, never in health. */
  during(share: number): boolean;
  /** True in this part of all requests. */
  always(share: number): boolean;
}

export interface IncidentSpec {
  readonly seed?: number;
  readonly healthy?: number;
  readonly window?: number;
  readonly draw: (occasion: Occasion) => Hop;
  readonly metrics?: readonly Metric[];
  readonly changes?: readonly Change[];
  /** What happens to the spans of a request on their way here. */
  readonly received?: (spans: readonly Span[]) => readonly Span[];
}

const STEP_MS = 500;
/** When the window begins, ms from the start of the tests' time. */
export const WINDOW_AT_MS = 600_000;

/** The evidence of an incident, each request drawn by what it does in health and in the window. */
export function evidenceOf(spec: IncidentSpec): EvidenceSet {
  const resourceFor = processPool();
  const draw = (isWindow: boolean, count: number): DrawnRequest[] =>
    Array.from({ length: count }, (_, index) => {
      const random = seededRandom((spec.seed ?? 1) * 100_003 + index * 2 + (isWindow ? 1 : 0));
      const occasion: Occasion = {
        isWindow,
        index,
        random,
        during: (share) => random.next() < share && isWindow,
        always: (share) => random.next() < share,
      };
      const trace = `${isWindow ? "window" : "healthy"}-${index}`;
      const at = (isWindow ? WINDOW_AT_MS : 0) + index * STEP_MS;
      return requestOf(trace, spec.draw(occasion), at, random, resourceFor);
    });
  const window = draw(true, spec.window ?? 60);
  const healthy = draw(false, spec.healthy ?? 120);
  const assemble = ({ spans }: DrawnRequest) => assembleTrace(spec.received?.(spans) ?? spans);
  return {
    window: window.map(assemble),
    healthy: healthy.map(assemble),
    windowLogs: window.flatMap(({ logs }) => logs),
    healthyLogs: healthy.flatMap(({ logs }) => logs),
    metrics: spec.metrics ?? [],
    changes: spec.changes ?? [],
  };
}

/** A deployment so many minutes before the window, unless told otherwise. */
export function changeOf(
  service: string | null,
  spec: Partial<Change> & { before?: number } = {},
): Change {
  const { before = 2, ...given } = spec;
  return {
    id: `change-${service}`,
    kind: "deploy",
    service,
    version: "2",
    atUnixNano: atMs(WINDOW_AT_MS - before * 60_000),
    title: `${service} 2`,
    ...given,
  };
}
