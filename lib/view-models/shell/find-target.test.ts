import { expect, it } from "vitest";
import { findTarget, targetPath } from "./find-target";

const TRACE = "9f2c1d3e4f5061728394a5b6c7d8e41a";

function pathOf(text: string): string | null {
  const target = findTarget(text);
  return target === null ? null : targetPath(target);
}

it.each(["INC-42", "inc-42", "inc 42", "42", " #42 "])("opens incident 42 for %j", (text) => {
  expect(pathOf(text)).toBe("/incidents/INC-42");
});

it("opens a trace by its id in any case, with or without dashes", () => {
  expect(pathOf(TRACE)).toBe(`/traces/${TRACE}`);
  expect(pathOf(TRACE.toUpperCase())).toBe(`/traces/${TRACE}`);
  expect(pathOf("9f2c1d3e-4f50-6172-8394-a5b6c7d8e41a")).toBe(`/traces/${TRACE}`);
});

it("opens the very span that a traceparent header names", () => {
  expect(pathOf(`00-${TRACE}-00f067aa0ba902b7-01`)).toBe(`/traces/${TRACE}?span=00f067aa0ba902b7`);
});

it.each(["", "checkout", "INC-0", "0".repeat(32), "9f2c"])("leaves %j to the search", (text) => {
  expect(pathOf(text)).toBeNull();
});
