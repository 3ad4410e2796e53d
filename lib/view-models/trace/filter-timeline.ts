import { kindOf, type Timeline, type TimelineKind, timelineEntry } from "./build-timeline";
import type { TraceModel } from "./trace-model";

export interface TimelineFilter {
  readonly text: string;
  readonly hidden: ReadonlySet<TimelineKind>;
}

/**
 * Entries of the kinds that are not hidden whose text or service holds the text, ignoring case, in
 * time order. The names of spans are looked at once each: O(entries).
 */
export function filterTimeline(timeline: Timeline, filter: TimelineFilter): Int32Array {
  const wanted = filter.text.trim().toLowerCase();
  if (wanted === "" && filter.hidden.size === 0) return timeline.order;
  const spanMatches = spanTest(timeline.model, wanted);
  return timeline.order.filter((entry) => {
    const kind = kindOf(timeline, entry);
    if (filter.hidden.has(kind)) return false;
    if (wanted === "") return true;
    if (kind === "span") return spanMatches(entry);
    const { service, text } = timelineEntry(timeline, entry);
    return text.toLowerCase().includes(wanted) || service.toLowerCase().includes(wanted);
  });
}

/** How many entries there are of each kind. */
export function countKinds(timeline: Timeline): Readonly<Record<TimelineKind, number>> {
  const event = timeline.events.length;
  const log = timeline.logs.length;
  const kernel = timeline.kernel.length;
  return { span: timeline.order.length - event - log - kernel, event, log, kernel };
}

function spanTest(model: TraceModel, wanted: string): (row: number) => boolean {
  const inService = model.services.map((text) => text.toLowerCase().includes(wanted));
  const inName = model.names.map((text) => text.toLowerCase().includes(wanted));
  return (row) =>
    inService[model.service[row] ?? -1] === true || inName[model.name[row] ?? -1] === true;
}
