import { correlateKernelEvents } from "@/lib/analysis/kernel/correlate-kernel-events";

import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import { KERNEL_GRADES, type KernelGrade } from "@/lib/domain/kernel-grade";
import type { Span } from "@/lib/domain/span";
import { seededRandom } from "../builders/seeded-random";

/** A capture of which it is known whose every refused connection was. */
export interface KnownCapture {
  /** In the order in which their processes exported them. */
  readonly spans: readonly Span[];
  readonly events: readonly StoredKernelEvent[];
  /** Trace of the one client span whose connection an event's is, by the event's id. */
  readonly traceOfEvent: ReadonlyMap<string, string>;
}

export interface CaptureScore {
  /** Spans whose own fact is known and was captured. */
  readonly spanCount: number;
  readonly right: number;
  readonly wrong: number;
  /** Spans that were given no fact. */
  readonly none: number;
  readonly byGrade: Readonly<Record<KernelGrade, { readonly right: number; readonly of: number }>>;
  /** Errors on spans that did not fail, by any grade but `process-level`. */
  readonly pollutedCount: number;
}

/** How many failing spans were given their own connection, with a part of the spans left out. */
export function scoreCapture(
  { spans, events, traceOfEvent }: KnownCapture,
  { dropped, seed }: { readonly dropped: number; readonly seed: number },
): CaptureScore {
  const random = seededRandom(seed);
  const kept = spans.filter(() => random.next() >= dropped);
  const { links } = correlateKernelEvents(kept, events);
  const byGrade = Object.fromEntries(
    KERNEL_GRADES.map((grade) => [grade, { right: 0, of: 0 }]),
  ) as Record<KernelGrade, { right: number; of: number }>;
  const captured = new Set(traceOfEvent.values());
  const known = new Set(
    kept.flatMap(({ traceId, kind }) =>
      kind === "client" && captured.has(traceId) ? traceId : [],
    ),
  );
  const given = new Set<string>();
  let pollutedCount = 0;
  for (const { span: index, fact, grade } of links) {
    const span = kept[index];
    if (span === undefined || !fact.failed) continue;
    if (grade !== "process-level" && span.status.code !== "error") pollutedCount += 1;
    const truth = fact.events.flatMap(({ id }) => traceOfEvent.get(id) ?? [])[0];
    if (truth === undefined || fact.kind === "io-error" || span.kind !== "client") continue;
    byGrade[grade].of += 1;
    if (truth === span.traceId) byGrade[grade].right += 1;
    if (grade !== "process-level") given.add(span.traceId);
  }
  const claimed = ["exact", "unique", "aligned"] as const;
  const right = claimed.reduce((sum, grade) => sum + byGrade[grade].right, 0);
  const all = claimed.reduce((sum, grade) => sum + byGrade[grade].of, 0);
  const none = [...known].filter((traceId) => !given.has(traceId)).length;
  return { spanCount: known.size, right, wrong: all - right, none, byGrade, pollutedCount };
}

const SEEDS = [1, 2, 3, 4, 5];
export const SAMPLING = [0, 0.1, 0.5, 0.9] as const;

/** Means over five draws of what is left out, a line for each share. */
export function describeScores(name: string, capture: KnownCapture): readonly string[] {
  return SAMPLING.map((dropped) => {
    const scores = SEEDS.map((seed) => scoreCapture(capture, { dropped, seed }));
    const sum = (of: (score: CaptureScore) => number) =>
      scores.reduce((total, score) => total + of(score), 0);
    const share = (part: number, whole: number) => (whole === 0 ? "-" : (part / whole).toFixed(3));
    const grades = KERNEL_GRADES.map(
      (grade) =>
        `${grade} ${share(
          sum(({ byGrade }) => byGrade[grade].right),
          sum(({ byGrade }) => byGrade[grade].of),
        )} of ${Math.round(sum(({ byGrade }) => byGrade[grade].of) / SEEDS.length)}`,
    );
    const accuracy = share(
      sum(({ right }) => right),
      sum(({ spanCount }) => spanCount),
    );
    const polluted = sum(({ pollutedCount }) => pollutedCount);
    return `${name}, ${dropped * 100} % of spans missing: ${accuracy} right; ${grades.join(", ")}; errors on healthy spans ${polluted}`;
  });
}
