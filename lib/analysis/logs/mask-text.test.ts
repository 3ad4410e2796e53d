import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskText } from "./mask-text";

describe("masked text", () => {
  it.each([
    ["order 17 took 250ms", "order <n> took <n>ms"],
    ["user 3f2504e0-4f89-41d3-9a0c-0305e82c3301 left", "user <id> left"],
    ["span 4bf92f3577b34da6 ended", "span <id> ended"],
    ["at 2025-11-21T01:53:20.123Z it began", "at <time> it began"],
    ["at 2025-11-21 01:53:20,5+0100 it began", "at <time> it began"],
    ["since 01:53:20", "since <time>"],
    ["no route to 10.0.0.7:5432", "no route to <address>"],
    ["mail to a.b+c@example.org failed", "mail to <mail> failed"],
    ["up by -3.5 or 80%", "up by <n> or <n>%"],
  ])("%s", (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it("leaves words alone, also such that begin like an id", () => {
    expect(maskText("defaced facade added, http2 and sha256")).toBe(
      "defaced facade added, http2 and sha256",
    );
  });

  it("is the same for texts that differ in a number only", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(maskText(`retry ${a} of cart`)).toBe(maskText(`retry ${b} of cart`));
      }),
    );
  });

  it("looks at the first line only, and at no more than 2 KB of it", () => {
    expect(maskText("first 1\nat x.ts:5\nat y.ts:6")).toBe("first <n>");
    expect(maskText("x".repeat(1_000_000))).toHaveLength(2048);
    expect(maskText("")).toBe("");
  });

  it.each([
    ["digits", "1".repeat(200_000)],
    ["hex digits", "a1".repeat(100_000)],
    ["dots", "1.".repeat(100_000)],
    ["mails without an end", "a@".repeat(100_000)],
    ["dashes", "1-".repeat(100_000)],
    ["time after time", "01:53:20".repeat(30_000)],
    ["spaces", " ".repeat(200_000)],
  ])("comes to an end over a hostile line of %s", (_, line) => {
    expect(maskText(line).length).toBeLessThanOrEqual(4 * 2048);
  });
});
