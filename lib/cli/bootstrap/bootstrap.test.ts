import { describe, expect, it } from "vitest";
import { matchesLock } from "./install-packages.mjs";
import { isAtLeast } from "./prepare.mjs";

describe("whether packages must be installed", () => {
  const locked = {
    "": { version: "0.1.0" },
    "node_modules/a": { version: "1.0.0" },
    "node_modules/a-darwin": { version: "1.0.0", optional: true },
  };

  it("no: what every platform needs is there, and another platform's part is not", () => {
    expect(matchesLock(locked, { "node_modules/a": { version: "1.0.0" } })).toBe(true);
  });

  it("yes: a package is missing", () => {
    expect(matchesLock(locked, {})).toBe(false);
  });

  it("yes: a package is there in another version, be it an optional one", () => {
    expect(matchesLock(locked, { "node_modules/a": { version: "1.0.1" } })).toBe(false);
    const installed = {
      "node_modules/a": { version: "1.0.0" },
      "node_modules/a-darwin": { version: "0.9.0" },
    };
    expect(matchesLock(locked, installed)).toBe(false);
  });
});

describe("isAtLeast", () => {
  it.each([
    ["20.19.0", "20.19", true],
    ["20.20.2", "20.19", true],
    ["22.0.0", "20.19", true],
    ["20.9.0", "20.19", false],
    ["18.99.0", "20.19", false],
  ])("Node %s for %s: %s", (version, least, expected) => {
    expect(isAtLeast(version, least)).toBe(expected);
  });
});
