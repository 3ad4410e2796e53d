import { describe, expect, it } from "vitest";
import type { ProjectScope } from "@/lib/domain/project";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { resourceOf } from "@/lib/testing/builders/resource-of";
import { atMs, spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { detectChanges } from "./detect-changes";
import { ingestChanges } from "./ingest-changes";
import { listAllChanges } from "./list-all-changes";

const test = testDatabase();
const START_MS = Number(TEST_START_UNIX_NANO / 1_000_000n);
const MINUTE = 60_000;
const context = (scope: ProjectScope, minute: number) => ({
  db: test.db(),
  scope,
  now: () => new Date(START_MS + minute * MINUTE),
});

let turn = 0;
/** A request a minute under one version. */
async function serve(
  scope: ProjectScope,
  attributes: Record<string, string>,
  from: number,
  to: number,
) {
  turn += 1;
  const resource = resourceOf("cart", attributes);
  const specs = Array.from({ length: to - from }, (_, i) => ({
    id: `s${turn}-${i}`,
    trace: `t${turn}-${i}`,
    kind: "server" as const,
    service: "cart",
    at: (from + i) * MINUTE,
    resource,
  }));
  await insertSpans(test.db(), scope, spansOf(specs));
}
const changesOf = async (scope: ProjectScope) =>
  (await listAllChanges(context(scope, 0), { limit: 50 })).items;

describe("changes that spans tell", () => {
  it("are new versions after another, each once, however often and late they are looked for", async () => {
    const scope = await createTestProject(test.db());
    await serve(scope, { "service.version": "1.0.0" }, 0, 30);
    expect(await detectChanges(context(scope, 5))).toBe(0);
    await serve(scope, { "service.version": "1.1.0" }, 20, 40);
    expect(await detectChanges(context(scope, 22))).toBe(1);
    for (const minute of [22, 25, 29, 35]) {
      expect(await detectChanges(context(scope, minute))).toBe(0);
    }
    await serve(scope, { "service.version": "1.1.0" }, 19, 20);
    expect(await detectChanges(context(scope, 24))).toBe(0);
    expect(await changesOf(scope)).toMatchObject([
      {
        kind: "deploy",
        service: "cart",
        version: "1.1.0",
        atUnixNano: String(atMs(20 * MINUTE)),
        title: "cart 1.1.0, after 1.0.0: seen in its spans",
      },
    ]);
  });

  it("are a way back to an earlier version as well, and a new revision of one version", async () => {
    const scope = await createTestProject(test.db());
    await serve(scope, { "service.version": "1" }, 0, 10);
    await serve(scope, { "service.version": "2" }, 10, 100);
    await serve(scope, { "service.version": "1" }, 100, 110);
    const revision = { "service.version": "1", "vcs.ref.head.revision": "abcdef0123456789" };
    await serve(scope, revision, 110, 120);
    for (const minute of [12, 102, 112]) await detectChanges(context(scope, minute));
    expect((await changesOf(scope)).map(({ title }) => title)).toEqual([
      "cart 1 abcdef012345, after none told: seen in its spans",
      "cart 1, after 2: seen in its spans",
      "cart 2, after 1: seen in its spans",
    ]);
  });

  it("are not told again when people told them", async () => {
    const scope = await createTestProject(test.db());
    await serve(scope, { "service.version": "1" }, 0, 10);
    await serve(scope, { "service.version": "2" }, 10, 20);
    const at = String(atMs(9 * MINUTE));
    const told = { id: "d", kind: "deploy" as const, service: "cart", version: "2", title: "t" };
    await ingestChanges(context(scope, 12), [{ ...told, at_unix_nano: at }]);
    expect(await detectChanges(context(scope, 12))).toBe(0);
  });

  it("come page by page", async () => {
    const scope = await createTestProject(test.db());
    const body = Array.from({ length: 5 }, (_, i) => ({
      id: `c${i}`,
      kind: "flag" as const,
      service: i < 4 ? "cart" : "bank",
      at_unix_nano: String(atMs(i < 2 ? 0 : i * MINUTE)),
      title: "t",
    }));
    await ingestChanges(context(scope, 0), body);
    const first = await listAllChanges(context(scope, 0), { service: "cart", limit: 3 });
    expect(first.items.map(({ id }) => id)).toEqual(["c3", "c2", "c0"]);
    const cursor = first.nextCursor ?? "";
    const second = await listAllChanges(context(scope, 0), { service: "cart", cursor, limit: 3 });
    expect(second).toMatchObject({ items: [{ id: "c1" }], nextCursor: null });
  });
});
