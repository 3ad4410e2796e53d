import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hashSources } from "./hash-sources";

let root: string;

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "faultline-sources-"));
  write("app/page.tsx", "one");
  write("package-lock.json", "{}");
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("whether the app must be built again", () => {
  it.each([
    ["a source changes", "app/page.tsx"],
    ["a source is added", "lib/services/new.ts"],
    ["the schema changes", "prisma/schema.prisma"],
    ["a locked version changes", "package-lock.json"],
    ["a static file changes", "public/logo.svg"],
  ])("yes: %s", (_why, file) => {
    const before = hashSources(root);
    write(file, "two");
    expect(hashSources(root)).not.toBe(before);
  });

  it.each([
    ["a test", "lib/domain/span.test.ts"],
    ["the command line", "lib/cli/start/announce.ts"],
    ["a recording", "prisma/seed/recordings/a/label.json"],
    ["a journey", "e2e/start.spec.ts"],
    ["the build itself", ".next/BUILD_ID"],
  ])("no: %s changes", (_what, file) => {
    const before = hashSources(root);
    write(file, "two");
    expect(hashSources(root)).toBe(before);
  });

  it("yes: a file is renamed, or text moves from one file to the next", () => {
    write("app/a.ts", "xy");
    write("app/b.ts", "");
    const before = hashSources(root);
    write("app/a.ts", "x");
    write("app/b.ts", "y");
    expect(hashSources(root)).not.toBe(before);
  });
});
