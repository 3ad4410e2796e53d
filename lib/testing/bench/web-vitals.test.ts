import { expect, test } from "vitest";
import { cumulativeLayoutShift, interactionToNextPaint } from "./web-vitals";

const shift = (atMs: number, value: number) => ({ atMs, value });
const event = (interactionId: number, durationMs: number) => ({ interactionId, durationMs });

test("shifts within a second of each other add up, later ones begin anew", () => {
  expect(cumulativeLayoutShift([shift(0, 0.1), shift(900, 0.2), shift(2_000, 0.25)])).toBeCloseTo(
    0.3,
  );
});

test("a window of shifts ends after five seconds", () => {
  const steady = Array.from({ length: 10 }, (_, n) => shift(n * 900, 0.1));
  expect(cumulativeLayoutShift(steady)).toBeCloseTo(0.6);
});

test("no shift is none", () => {
  expect(cumulativeLayoutShift([])).toBe(0);
});

test("an interaction is as slow as its slowest event", () => {
  expect(interactionToNextPaint([event(1, 40), event(1, 90), event(2, 60)])).toBe(90);
});

test("one of every fifty interactions is left out", () => {
  const many = Array.from({ length: 50 }, (_, n) => event(n + 1, n + 1));
  expect(interactionToNextPaint(many)).toBe(49);
  expect(interactionToNextPaint(many.slice(1))).toBe(50);
  expect(interactionToNextPaint([])).toBe(0);
});
