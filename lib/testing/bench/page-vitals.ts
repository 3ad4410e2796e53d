import type { Page } from "@playwright/test";
import {
  cumulativeLayoutShift,
  type InteractionEvent,
  interactionToNextPaint,
  type LayoutShift,
} from "./web-vitals";

/** What a person feels of a page, as the Web Vitals define it. */
export interface PageVitals {
  /** Largest contentful paint, milliseconds. */
  readonly lcpMs: number;
  /** Cumulative layout shift, no unit. */
  readonly cls: number;
  /** The slowest interaction so far, milliseconds; 0 when there was none. */
  readonly inpMs: number;
  /** Longest task of the main thread, and all of them over 50 ms together. */
  readonly longestTaskMs: number;
  readonly blockedMs: number;
}

interface Observed {
  readonly lcp: number;
  readonly shifts: readonly LayoutShift[];
  readonly events: readonly InteractionEvent[];
  readonly tasks: readonly number[];
}

const WATCHED = ["largest-contentful-paint", "layout-shift", "event", "longtask"];

/** Fields of layout shifts and of events, which the types do not have. */
type Entry = PerformanceEntry & {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly interactionId: number;
};

/** Watches a page from its first byte on: call it before the page is opened. */
export async function watchVitals(page: Page): Promise<void> {
  // One anonymous function alone: names given to inner ones do not exist in the browser.
  await page.addInitScript((types) => {
    const seen = { lcp: 0, shifts: [] as object[], events: [] as object[], tasks: [] as number[] };
    Object.assign(window, { __vitals: seen });
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Entry[]) {
        const { entryType, startTime, duration, value, hadRecentInput, interactionId } = entry;
        if (entryType === "largest-contentful-paint") seen.lcp = startTime;
        if (entryType === "layout-shift" && !hadRecentInput)
          seen.shifts.push({ value, atMs: startTime });
        if (entryType === "event" && interactionId > 0)
          seen.events.push({ interactionId, durationMs: duration });
        if (entryType === "longtask") seen.tasks.push(duration);
      }
    });
    for (const type of types) {
      // The threshold is of events alone, and not in the types.
      observer.observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
    }
  }, WATCHED);
}

/** What was seen until now. */
export async function readVitals(page: Page): Promise<PageVitals> {
  // Put there by `watchVitals`.
  const seen = await page.evaluate(() => (window as unknown as { __vitals: Observed }).__vitals);
  return {
    lcpMs: seen.lcp,
    cls: cumulativeLayoutShift(seen.shifts),
    inpMs: interactionToNextPaint(seen.events),
    longestTaskMs: Math.max(0, ...seen.tasks),
    blockedMs: seen.tasks.reduce((sum, ms) => sum + Math.max(0, ms - 50), 0),
  };
}
