import { describe, expect, it } from "vitest";
import { formatKey, type KeyPress, matchesKey } from "./match-key";

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    altGraph: false,
    ...held,
  };
}

describe("matchesKey", () => {
  it("leaves what is pressed with Ctrl, Alt or ⌘ to the browser", () => {
    expect(matchesKey("j", press("j"))).toBe(true);
    expect(matchesKey("f", press("f", { ctrlKey: true }))).toBe(false);
    expect(matchesKey("j", press("j", { altKey: true }))).toBe(false);
  });

  it("takes either ⌘ or Ctrl for mod, also under caps lock", () => {
    expect(matchesKey("mod+k", press("k", { metaKey: true }))).toBe(true);
    expect(matchesKey("mod+k", press("K", { ctrlKey: true }))).toBe(true);
    expect(matchesKey("mod+k", press("k"))).toBe(false);
  });

  it("finds a character wherever the layout keeps it", () => {
    expect(matchesKey("?", press("?", { shiftKey: true }))).toBe(true);
    const altGr = { ctrlKey: true, altKey: true, altGraph: true };
    expect(matchesKey("[", press("[", altGr))).toBe(true);
  });

  it("tells a named key with Shift from one without", () => {
    expect(matchesKey("ArrowUp", press("ArrowUp", { shiftKey: true }))).toBe(false);
    expect(matchesKey("shift+ArrowUp", press("ArrowUp", { shiftKey: true }))).toBe(true);
  });

  it("tells a capital from a small letter", () => {
    expect(matchesKey("g", press("G", { shiftKey: true }))).toBe(false);
  });

  it("matches the plus sign itself", () => {
    expect(matchesKey("+", press("+", { shiftKey: true }))).toBe(true);
  });
});

describe("formatKey", () => {
  it("speaks the platform's language", () => {
    expect(formatKey("mod+k", true)).toBe("⌘K");
    expect(formatKey("mod+k", false)).toBe("Ctrl K");
    expect(formatKey("ArrowDown", false)).toBe("↓");
    expect(formatKey("j", true)).toBe("j");
  });
});
