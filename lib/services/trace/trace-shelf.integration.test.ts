import { expect, it, vi } from "vitest";
import { assembleByOneClock } from "@/lib/analysis/trace/assemble-by-one-clock";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { traceIdOf } from "@/lib/testing/builders/ids";
import { spanOf, TEST_TRACE } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { loadTrace } from "./load-trace";
import { keepAnswer, keepTrace } from "./trace-shelf";

const test = testDatabase();
const TRACE_ID = traceIdOf(TEST_TRACE);

async function projectWith(...ids: string[]) {
  const ctx = { db: test.db(), scope: await createTestProject(test.db()) };
  await insertSpans(
    ctx.db,
    ctx.scope,
    ids.map((id) => spanOf({ id })),
  );
  return ctx;
}

it("assembles a trace once for all that ask while no span comes", async () => {
  const ctx = await projectWith("a", "b");
  const [first, second] = await Promise.all([loadTrace(ctx, TRACE_ID), loadTrace(ctx, TRACE_ID)]);
  expect(second).toBe(first);
  expect(await loadTrace(ctx, TRACE_ID)).toBe(first);
});

it("assembles it anew when a span has come, and for the other clock", async () => {
  const ctx = await projectWith("a");
  const first = await loadTrace(ctx, TRACE_ID);
  await insertSpans(ctx.db, ctx.scope, [spanOf({ id: "late" })]);
  const second = await loadTrace(ctx, TRACE_ID);
  expect([first.trace.nodes.length, second.trace.nodes.length]).toEqual([1, 2]);
  expect(await loadTrace(ctx, TRACE_ID, "raw")).not.toBe(second);
});

it("keeps the traces of projects apart", async () => {
  const [one, other] = [await projectWith("a"), await projectWith("b")];
  const [first, second] = [await loadTrace(one, TRACE_ID), await loadTrace(other, TRACE_ID)];
  expect(first.trace.nodes[0]?.id).not.toBe(second.trace.nodes[0]?.id);
});

it("keeps no failure: the next one tries again", async () => {
  const ctx = await projectWith("a");
  const fail = () => Promise.reject(new Error("the store was away"));
  await expect(keepTrace(ctx, TRACE_ID, "adjusted", fail)).rejects.toThrow("the store was away");
  const made = assembleByOneClock([spanOf({ id: "a" })]);
  expect(await keepTrace(ctx, TRACE_ID, "adjusted", async () => made)).toBe(made);
});

it("makes the bytes of an answer once", async () => {
  const ctx = await projectWith("a");
  const make = vi.fn(async () => new Uint8Array([1, 2, 3]));
  const first = await keepAnswer(ctx, TRACE_ID, "rows", make);
  expect(await keepAnswer(ctx, TRACE_ID, "rows", make)).toBe(first);
  expect(make).toHaveBeenCalledOnce();
});
