import { describe, expect, it } from "vitest";
import { checkLockfile } from "./check-lockfile";

describe("checkLockfile", () => {
  it("finds a planted gap: a platform's package that the lockfile does not hold", () => {
    const packages = {
      "": { optionalDependencies: { fast: "1.0.0" } },
      "node_modules/fast": {
        optionalDependencies: { "@fast/linux": "1.0.0", "@fast/darwin": "1.0.0" },
      },
      "node_modules/@fast/linux": {},
    };
    expect(checkLockfile({ packages })).toEqual([
      "node_modules/fast: its optional dependency @fast/darwin has no entry",
    ]);
  });

  it("finds an entry in the package's own node_modules and in those around it", () => {
    const packages = {
      "node_modules/a/node_modules/b": { optionalDependencies: { c: "1", d: "1", e: "1" } },
      "node_modules/a/node_modules/b/node_modules/c": {},
      "node_modules/a/node_modules/d": {},
      "node_modules/e": {},
    };
    expect(checkLockfile({ packages })).toEqual([]);
  });

  it("finds a download address", () => {
    const packages = { "node_modules/a": { resolved: "https://registry.test/a-1.0.0.tgz" } };
    expect(checkLockfile({ packages })).toEqual(["node_modules/a: holds a download address"]);
  });
});
